using Portal.Live.Streams.Codecs;

namespace Portal.Live.Streams.Tags;

/// <summary>
/// Tag data of enhanced RTMP, which names codecs by four characters ("Enhanced RTMP v2", ExVideoTagHeader and
/// ExAudioTagHeader). Of several tracks the first counts; what is neither configuration nor frame is left out.
/// </summary>
internal static class EnhancedBody
{
    /// <summary>Bytes before a configuration, and before frames without a composition time.</summary>
    private const int Head = 1 + FourCc.Length;

    /// <summary>Bytes of a composition time.</summary>
    private const int CompositionLength = 3;

    private enum Packet : byte
    {
        SequenceStart = 0,
        CodedFrames = 1,
        SequenceEnd = 2,
        CodedFramesX = 3,
    }

    /// <summary>Reads a video tag's data whose first bit says that it is enhanced.</summary>
    // isEx(1)=1 frame type(3) packet type(4), modifiers, then FourCC(4) or tracks, then composition(3, signed) for some
    public static bool TryReadVideo(ReadOnlySpan<byte> body, uint timestamp, out Arrival arrival)
    {
        arrival = default;
        var frameType = (body[0] >> 4) & 7;
        if (frameType is 0 or > 4 || !TryReadHead(body, multitrack: 6, out var packet, out var codec, out var rest)
            || codec is not (MediaCodec.H264 or MediaCodec.H265 or MediaCodec.Av1)
            || packet is not (Packet.SequenceStart or Packet.CodedFrames or Packet.CodedFramesX))
        {
            return false;
        }

        var composition = 0;
        if (packet == Packet.CodedFrames && codec != MediaCodec.Av1)
        {
            if (rest.Length < CompositionLength)
                return false;
            composition = ((rest[0] << 24) | (rest[1] << 16) | (rest[2] << 8)) >> 8;
            rest = rest[CompositionLength..];
        }

        arrival = new Arrival
        {
            Codec = codec,
            IsConfig = packet == Packet.SequenceStart,
            IsKey = frameType is 1 or 4,
            Timestamp = timestamp,
            Composition = composition,
            Data = rest,
        };
        return rest.Length > 0;
    }

    /// <summary>Reads an audio tag's data whose sound format says that it is enhanced.</summary>
    // sound format(4)=9 packet type(4), modifiers, then FourCC(4) or tracks
    public static bool TryReadAudio(ReadOnlySpan<byte> body, uint timestamp, out Arrival arrival)
    {
        arrival = default;
        if (!TryReadHead(body, multitrack: 5, out var packet, out var codec, out var rest)
            || codec is not (MediaCodec.Aac or MediaCodec.Opus or MediaCodec.Mp3)
            || packet is not (Packet.SequenceStart or Packet.CodedFrames))
        {
            return false;
        }

        arrival = new Arrival { Codec = codec, IsConfig = packet == Packet.SequenceStart, IsKey = true, Timestamp = timestamp, Data = rest };
        return rest.Length > 0;
    }

    /// <summary>Whether this goes out in the enhanced form: what plain FLV has no word for.</summary>
    public static bool IsNeededFor(MediaCodec codec) => codec is MediaCodec.H265 or MediaCodec.Av1 or MediaCodec.Opus;

    /// <summary>Bytes before the access unit or configuration.</summary>
    public static int HeadLength(in Arrival arrival) => Head + (arrival is { Codec: MediaCodec.H265, IsConfig: false } ? CompositionLength : 0);

    /// <summary>Writes a tag's data.</summary>
    public static void Write(in Arrival arrival, int composition, Span<byte> body)
    {
        var packet = (byte)(arrival.IsConfig ? Packet.SequenceStart : Packet.CodedFrames);
        body[0] = (byte)(arrival.Kind == TrackKind.Audio ? 0x90 | packet : (arrival.IsKey || arrival.IsConfig ? 0x90 : 0xA0) | packet);
        FourCc.Of(arrival.Codec).CopyTo(body[1..]);
        var head = HeadLength(arrival);
        if (head > Head)
            (body[5], body[6], body[7]) = ((byte)(composition >> 16), (byte)(composition >> 8), (byte)composition);
        arrival.Data.CopyTo(body[head..]);
    }

    private static bool TryReadHead(ReadOnlySpan<byte> body, int multitrack, out Packet packet, out MediaCodec codec, out ReadOnlySpan<byte> rest)
    {
        const int Modifier = 7;
        var type = body[0] & 0x0F;
        packet = default;
        codec = MediaCodec.Unknown;
        rest = body[1..];
        // ModEx: size(1), or 255 and size(2), both less one; the data; modifier type(4) packet type(4).
        while (type == Modifier)
        {
            if (rest.Length < 4)
                return false;
            var (size, skip) = rest[0] == 255 ? (((rest[1] << 8) | rest[2]) + 1, 3) : (rest[0] + 1, 1);
            if (rest.Length <= skip + size)
                return false;
            type = rest[skip + size] & 0x0F;
            rest = rest[(skip + size + 1)..];
        }

        return type == multitrack ? TryReadTrack(rest, out packet, out codec, out rest) : TryReadCode((byte)type, rest, out packet, out codec, out rest);
    }

    private static bool TryReadCode(byte type, ReadOnlySpan<byte> data, out Packet packet, out MediaCodec codec, out ReadOnlySpan<byte> rest)
    {
        packet = (Packet)type;
        codec = MediaCodec.Unknown;
        rest = default;
        if (data.Length < FourCc.Length)
            return false;
        codec = FourCc.Codec(data);
        rest = data[FourCc.Length..];
        return true;
    }

    // multitrack type(4): 0 one track, 1 many of one codec, 2 many codecs; packet type(4); FourCC(4); track id(1); size(3) where there are many
    private static bool TryReadTrack(ReadOnlySpan<byte> data, out Packet packet, out MediaCodec codec, out ReadOnlySpan<byte> rest)
    {
        packet = default;
        codec = MediaCodec.Unknown;
        rest = default;
        if (data.Length < 1 || data[0] >> 4 > 2 || !TryReadCode((byte)(data[0] & 0x0F), data[1..], out packet, out codec, out var track) || track.Length < 1 || track[0] != 0)
            return false;
        if (data[0] >> 4 == 0)
        {
            rest = track[1..];
            return true;
        }

        if (track.Length < 4)
            return false;
        var size = (track[1] << 16) | (track[2] << 8) | track[3];
        if (size > track.Length - 4)
            return false;
        rest = track.Slice(4, size);
        return true;
    }
}
