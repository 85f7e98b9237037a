using System.Buffers.Binary;
using System.IO.Pipelines;

namespace Portal.Live.Rtmp;

/// <summary>What one side of a connection says, apart from media.</summary>
internal sealed class RtmpOutput(PipeWriter pipe)
{
    private const int ControlStream = 2;
    private const int CommandStream = 3;
    private int chunkSize = 128;

    /// <summary>The pipe itself.</summary>
    public PipeWriter Pipe => pipe;

    /// <summary>Bytes of a chunk.</summary>
    public int ChunkSize => chunkSize;

    /// <summary>Announces and uses a chunk size.</summary>
    public void SetChunkSize(int size)
    {
        Control(MessageType.SetChunkSize, size);
        chunkSize = size;
    }

    /// <summary>A control message with one number.</summary>
    public void Control(byte type, int value)
    {
        Span<byte> payload = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(payload, value);
        ChunkWriter.Write(pipe, ControlStream, type, 0, 0, payload, chunkSize);
    }

    /// <summary>Tells the peer to hold back after so many bytes without acknowledgement (dynamic, §5.4.5).</summary>
    public void PeerBandwidth(int bytes)
    {
        Span<byte> payload = stackalloc byte[5];
        BinaryPrimitives.WriteInt32BigEndian(payload, bytes);
        payload[4] = 2;
        ChunkWriter.Write(pipe, ControlStream, MessageType.SetPeerBandwidth, 0, 0, payload, chunkSize);
    }

    /// <summary>A user control event (§6.2): 0 stream begin, 1 stream end, 7 answer to a ping.</summary>
    public void Event(ushort kind, uint value)
    {
        Span<byte> payload = stackalloc byte[6];
        BinaryPrimitives.WriteUInt16BigEndian(payload, kind);
        BinaryPrimitives.WriteUInt32BigEndian(payload[2..], value);
        ChunkWriter.Write(pipe, ControlStream, MessageType.UserControl, 0, 0, payload, chunkSize);
    }

    /// <summary>A command or answer.</summary>
    public void Command(uint streamId, params ReadOnlySpan<object?> values) =>
        ChunkWriter.Write(pipe, CommandStream, MessageType.CommandAmf0, streamId, 0, Amf0Writer.Write(values), chunkSize);

    /// <summary>A data message.</summary>
    public void Data(uint streamId, params ReadOnlySpan<object?> values) =>
        ChunkWriter.Write(pipe, CommandStream, MessageType.DataAmf0, streamId, 0, Amf0Writer.Write(values), chunkSize);

    /// <summary>An <c>onStatus</c>.</summary>
    public void Status(uint streamId, bool isError, string code, string description) => Command(
        streamId,
        "onStatus",
        0,
        null,
        new (string, object?)[] { ("level", isError ? "error" : "status"), ("code", code), ("description", description) });
}
