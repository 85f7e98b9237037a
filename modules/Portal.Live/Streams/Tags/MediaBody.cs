using System.Buffers.Binary;

namespace Portal.Live.Streams.Tags;

/// <summary>The data of audio and video tags, between FLV's form and the hub's.</summary>
internal static class MediaBody
{
    /// <summary>Reads an audio tag's data. False when it holds nothing that the hub carries.</summary>
    // E.4.2: format(4) rate(2) size(1) channels(1); AAC: packet type(1)
    public static bool TryReadAudio(ReadOnlySpan<byte> body, uint timestamp, out Arrival arrival)
    {
        arrival = default;
        if (body.Length < 2 || body[0] >> 4 != 10 || body[1] > 1)
            return false;
        arrival = new Arrival { Codec = MediaCodec.Aac, IsConfig = body[1] == 0, IsKey = true, Timestamp = timestamp, Data = body[2..] };
        return arrival.Data.Length > 0;
    }

    /// <summary>Reads a video tag's data. False when it holds nothing that the hub carries.</summary>
    // E.4.3: frame type(4) codec(4); AVC: packet type(1) composition(3, signed)
    public static bool TryReadVideo(ReadOnlySpan<byte> body, uint timestamp, out Arrival arrival)
    {
        arrival = default;
        if (body.Length < 6 || (body[0] & 0x80) != 0 || (body[0] & 0x0F) != 7 || body[1] > 1)
            return false;
        var frameType = body[0] >> 4;
        if (frameType is 0 or > 4)
            return false;
        arrival = new Arrival
        {
            Codec = MediaCodec.H264,
            IsConfig = body[1] == 0,
            IsKey = frameType is 1 or 4,
            Timestamp = timestamp,
            Composition = BinaryPrimitives.ReadInt32BigEndian(body[1..]) << 8 >> 8,
            Data = body[5..],
        };
        return true;
    }

    /// <summary>Length of a tag's data that holds this.</summary>
    public static int Length(in Arrival arrival) => (arrival.Kind == TrackKind.Video ? 5 : 2) + arrival.Data.Length;

    /// <summary>Where in a tag's data the access unit begins.</summary>
    public static int SampleOffset(TrackKind kind) => kind == TrackKind.Video ? 5 : 2;

    /// <summary>Writes a tag's data.</summary>
    public static void Write(in Arrival arrival, int composition, Span<byte> body)
    {
        if (arrival.Kind == TrackKind.Video)
        {
            BinaryPrimitives.WriteInt32BigEndian(body[1..], composition & 0xFFFFFF);
            body[0] = (byte)(arrival.IsKey || arrival.IsConfig ? 0x17 : 0x27);
            body[1] = (byte)(arrival.IsConfig ? 0 : 1);
            arrival.Data.CopyTo(body[5..]);
        }
        else
        {
            // AAC always says 44 kHz stereo 16 bit here; the configuration tells the truth.
            body[0] = 0xAF;
            body[1] = (byte)(arrival.IsConfig ? 0 : 1);
            arrival.Data.CopyTo(body[2..]);
        }
    }
}
