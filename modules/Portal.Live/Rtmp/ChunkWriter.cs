using System.Buffers;
using System.Buffers.Binary;

namespace Portal.Live.Rtmp;

/// <summary>Cuts messages into chunks.</summary>
internal static class ChunkWriter
{
    /// <summary>Writes a message: a type 0 header, then type 3 for the rest, extended times repeated as §5.3.1.3 says.</summary>
    public static void Write(IBufferWriter<byte> to, int chunkStream, byte type, uint streamId, uint timestamp, ReadOnlySpan<byte> payload, int chunkSize)
    {
        var extended = timestamp >= ChunkHeader.Extended;
        var header = to.GetSpan(16);
        header[0] = (byte)chunkStream;
        BinaryPrimitives.WriteUInt32BigEndian(header[1..], (extended ? ChunkHeader.Extended : timestamp) << 8);
        BinaryPrimitives.WriteUInt32BigEndian(header[4..], ((uint)payload.Length << 8) | type);
        BinaryPrimitives.WriteUInt32LittleEndian(header[8..], streamId);
        if (extended)
            BinaryPrimitives.WriteUInt32BigEndian(header[12..], timestamp);
        to.Advance(extended ? 16 : 12);
        while (true)
        {
            var length = Math.Min(chunkSize, payload.Length);
            to.Write(payload[..length]);
            payload = payload[length..];
            if (payload.IsEmpty)
                return;
            header = to.GetSpan(5);
            header[0] = (byte)(0xC0 | chunkStream);
            if (extended)
                BinaryPrimitives.WriteUInt32BigEndian(header[1..], timestamp);
            to.Advance(extended ? 5 : 1);
        }
    }
}
