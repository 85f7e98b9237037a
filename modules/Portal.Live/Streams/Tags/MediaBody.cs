using System.Buffers.Binary;

namespace Portal.Live.Streams.Tags;

/// <summary>
/// The data of audio and video tags, between FLV's form and the hub's. What FLV 10.1 has a number for goes out plainly,
/// which every player reads; the rest as <see cref="EnhancedBody"/>.
/// </summary>
internal static class MediaBody
{
    /// <summary>Sound format of MP3 at 11 kHz and more.</summary>
    private const int PlainMp3 = 2;
    private const int PlainAac = 10;

    /// <summary>Not in the standard: what SRS and ZLMediaKit send and take.</summary>
    private const int PlainOpus = 13;
    private const int PlainMp3At8 = 14;
    private const int Enhanced = 9;
    private const int PlainAvc = 7;

    /// <summary>Not in the standard: what Chinese phone apps send.</summary>
    private const int PlainHevc = 12;

    /// <summary>Reads an audio tag's data. False when it holds nothing that the hub carries.</summary>
    // E.4.2: format(4) rate(2) size(1) channels(1); AAC: packet type(1)
    public static bool TryReadAudio(ReadOnlySpan<byte> body, uint timestamp, out Arrival arrival)
    {
        arrival = default;
        if (body.Length < 2)
            return false;
        var format = body[0] >> 4;
        switch (format)
        {
            case Enhanced:
                return EnhancedBody.TryReadAudio(body, timestamp, out arrival);
            case PlainMp3 or PlainMp3At8:
                arrival = new Arrival { Codec = MediaCodec.Mp3, IsKey = true, Timestamp = timestamp, Data = body[1..] };
                return true;
            case PlainAac or PlainOpus when body[1] <= 1:
                var codec = format == PlainAac ? MediaCodec.Aac : MediaCodec.Opus;
                arrival = new Arrival { Codec = codec, IsConfig = body[1] == 0, IsKey = true, Timestamp = timestamp, Data = body[2..] };
                return arrival.Data.Length > 0;
            default:
                return false;
        }
    }

    /// <summary>Reads a video tag's data. False when it holds nothing that the hub carries.</summary>
    // E.4.3: frame type(4) codec(4); AVC: packet type(1) composition(3, signed)
    public static bool TryReadVideo(ReadOnlySpan<byte> body, uint timestamp, out Arrival arrival)
    {
        arrival = default;
        if (body.Length < 6)
            return false;
        if ((body[0] & 0x80) != 0)
            return EnhancedBody.TryReadVideo(body, timestamp, out arrival);
        var frameType = body[0] >> 4;
        if ((body[0] & 0x0F) is not (PlainAvc or PlainHevc) || body[1] > 1 || frameType is 0 or > 4)
            return false;
        arrival = new Arrival
        {
            Codec = (body[0] & 0x0F) == PlainAvc ? MediaCodec.H264 : MediaCodec.H265,
            IsConfig = body[1] == 0,
            IsKey = frameType is 1 or 4,
            Timestamp = timestamp,
            Composition = BinaryPrimitives.ReadInt32BigEndian(body[1..]) << 8 >> 8,
            Data = body[5..],
        };
        return true;
    }

    /// <summary>Length of a tag's data that holds this.</summary>
    public static int Length(in Arrival arrival) => HeadLength(arrival) + arrival.Data.Length;

    /// <summary>Where in a tag's data the access unit or configuration begins.</summary>
    public static int HeadLength(in Arrival arrival) => arrival.Codec switch
    {
        MediaCodec.H264 => 5,
        MediaCodec.Aac => 2,
        MediaCodec.Mp3 => 1,
        _ => EnhancedBody.HeadLength(arrival),
    };

    /// <summary>Writes a tag's data.</summary>
    public static void Write(in Arrival arrival, int composition, Span<byte> body)
    {
        switch (arrival.Codec)
        {
            case MediaCodec.H264:
                BinaryPrimitives.WriteInt32BigEndian(body[1..], composition & 0xFFFFFF);
                body[0] = (byte)(arrival.IsKey || arrival.IsConfig ? 0x17 : 0x27);
                body[1] = (byte)(arrival.IsConfig ? 0 : 1);
                break;
            case MediaCodec.Aac:
                // AAC always says 44 kHz stereo 16 bit here; the configuration tells the truth.
                body[0] = 0xAF;
                body[1] = (byte)(arrival.IsConfig ? 0 : 1);
                break;
            case MediaCodec.Mp3:
                // Players read the frame's own header.
                body[0] = 0x2F;
                break;
            default:
                EnhancedBody.Write(arrival, composition, body);
                return;
        }

        arrival.Data.CopyTo(body[HeadLength(arrival)..]);
    }
}
