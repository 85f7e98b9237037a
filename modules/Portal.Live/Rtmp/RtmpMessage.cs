namespace Portal.Live.Rtmp;

/// <summary>Message types (RTMP 1.0 §5.4, §7.1).</summary>
internal static class MessageType
{
    public const byte SetChunkSize = 1;
    public const byte Abort = 2;
    public const byte Acknowledgement = 3;
    public const byte UserControl = 4;
    public const byte WindowAckSize = 5;
    public const byte SetPeerBandwidth = 6;
    public const byte Audio = 8;
    public const byte Video = 9;
    public const byte DataAmf3 = 15;
    public const byte CommandAmf3 = 17;
    public const byte DataAmf0 = 18;
    public const byte CommandAmf0 = 20;
    public const byte Aggregate = 22;
}

/// <summary>A message put together from chunks.</summary>
/// <param name="Type">Message type.</param>
/// <param name="StreamId">Message stream id.</param>
/// <param name="Timestamp">Milliseconds, 32 bits.</param>
/// <param name="Payload">The bytes; valid until the next message of the connection is read.</param>
internal readonly record struct RtmpMessage(byte Type, uint StreamId, uint Timestamp, ReadOnlyMemory<byte> Payload);
