using System.Buffers;

namespace Portal.Live.Rtmp;

/// <summary>The fields of a chunk's header as sent (RTMP 1.0 §5.3.1).</summary>
/// <param name="Form">Chunk type, 0–3.</param>
/// <param name="ChunkStream">Chunk stream id, 2–65599.</param>
/// <param name="Time">Timestamp of type 0, delta of types 1 and 2, as the three bytes say.</param>
/// <param name="Length">Message length; types 0 and 1.</param>
/// <param name="Type">Message type; types 0 and 1.</param>
/// <param name="StreamId">Message stream id; type 0. Little-endian on the wire.</param>
internal readonly record struct ChunkHeader(byte Form, int ChunkStream, uint Time, int Length, byte Type, uint StreamId)
{
    /// <summary>The three-byte time that says: four more bytes follow.</summary>
    public const uint Extended = 0xFFFFFF;

    private static readonly int[] MessageHeaderLengths = [11, 7, 3, 0];

    /// <summary>Reads basic and message header without the extended time. False = more is needed, nothing consumed.</summary>
    public static bool TryRead(ref ReadOnlySequence<byte> buffer, out ChunkHeader header)
    {
        header = default;
        SequenceReader<byte> reader = new(buffer);
        if (!reader.TryRead(out var first))
            return false;
        var form = (byte)(first >> 6);
        int chunkStream = first & 0x3F;
        // §5.3.1.1: 0 and 1 say that the id is in one or two more bytes.
        if (chunkStream <= 1)
        {
            byte high = 0;
            if (!reader.TryRead(out var low) || (chunkStream == 1 && !reader.TryRead(out high)))
                return false;
            chunkStream = 64 + low + (high * 256);
        }

        var length = MessageHeaderLengths[form];
        if (reader.Remaining < length)
            return false;
        Span<byte> fields = stackalloc byte[11];
        fields.Clear();
        reader.TryCopyTo(fields[..length]);
        reader.Advance(length);
        header = new ChunkHeader(
            form,
            chunkStream,
            Big24(fields),
            (int)Big24(fields[3..]),
            fields[6],
            System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(fields[7..]));
        buffer = buffer.Slice(reader.Position);
        return true;

        static uint Big24(ReadOnlySpan<byte> bytes) => ((uint)bytes[0] << 16) | ((uint)bytes[1] << 8) | bytes[2];
    }
}
