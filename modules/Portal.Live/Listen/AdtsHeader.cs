using Portal.Live.Streams.Codecs;

namespace Portal.Live.Listen;

/// <summary>Writes the header that makes an AAC frame playable on its own (ISO 14496-3 §1.A.2.2).</summary>
// sync(12) id(1)=0 layer(2)=0 no-crc(1)=1 | profile(2) rate(4) private(1) channels(3) original(1) home(1) id-bits(2) | length(13) fullness(11) blocks(2)=0
internal static class AdtsHeader
{
    /// <summary>Bytes of a header.</summary>
    public const int Length = 7;

    /// <summary>The longest frame that its 13 bits can tell, header included.</summary>
    public const int LongestFrame = 0x1FFF;

    /// <summary>Whether ADTS can carry this configuration at all.</summary>
    public static bool CanCarry(AacConfig config) => config is { FrequencyIndex: < 13, FrameSamples: 1024 } && config.ObjectType is >= 1 and <= 4 or 5 or 29;

    /// <summary>Writes the header of a frame with that many bytes.</summary>
    public static void Write(Span<byte> to, AacConfig config, int frameBytes)
    {
        var length = frameBytes + Length;
        // HE-AAC goes out as the LC core that it is; players find the extension in the frames.
        var profile = config.ObjectType is 5 or 29 ? 1 : config.ObjectType - 1;
        to[0] = 0xFF;
        to[1] = 0xF1;
        to[2] = (byte)((profile << 6) | (config.FrequencyIndex << 2) | (config.Channels >> 2));
        to[3] = (byte)(((config.Channels & 3) << 6) | (length >> 11));
        to[4] = (byte)(length >> 3);
        to[5] = (byte)(((length & 7) << 5) | 0x1F);
        to[6] = 0xFC;
    }
}
