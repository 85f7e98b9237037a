namespace Portal.Live.Streams.Codecs;

/// <summary>What a frame header of MPEG audio layer III says about its stream (ISO 11172-3 §2.4.1.3, 13818-3).</summary>
/// <param name="SampleRate">Hertz.</param>
/// <param name="Channels">1 or 2.</param>
/// <param name="IsFirstVersion">MPEG-1 rather than MPEG-2 with its lower rates.</param>
internal readonly record struct Mp3Config(int SampleRate, int Channels, bool IsFirstVersion)
{
    /// <summary>Bytes of a header.</summary>
    public const int Length = 4;

    private static readonly int[] Rates = [44100, 48000, 32000];

    /// <summary>Samples of a frame.</summary>
    public int FrameSamples => IsFirstVersion ? 1152 : 576;

    /// <summary>Object type of ISO 14496-1 table 5.</summary>
    public byte ObjectType => (byte)(IsFirstVersion ? 0x6B : 0x69);

    /// <summary>RFC 6381 name: <c>mp4a.6B</c>.</summary>
    public string Name => IsFirstVersion ? "mp4a.6B" : "mp4a.69";

    /// <summary>Reads a frame's header. False when it is none of layer III.</summary>
    // sync(11) version(2) layer(2)=1 no-crc(1) | bit rate(4) rate(2) padding(1) private(1) | mode(2) …
    public static bool TryRead(ReadOnlySpan<byte> frame, out Mp3Config config)
    {
        config = default;
        if (frame.Length < Length || frame[0] != 0xFF || (frame[1] & 0xE6) != 0xE2 || ((frame[2] >> 2) & 3) is 3 || frame[2] >> 4 is 0xF)
            return false;
        var version = (frame[1] >> 3) & 3;
        if (version == 1)
            return false;
        var rate = Rates[(frame[2] >> 2) & 3] >> (version switch { 3 => 0, 2 => 1, _ => 2 });
        config = new Mp3Config(rate, frame[3] >> 6 == 3 ? 1 : 2, version == 3);
        return true;
    }

    /// <summary>The part of a frame's header that stays the same as long as the format does.</summary>
    public static byte[] Lasting(ReadOnlySpan<byte> frame) => [0xFF, frame[1], (byte)(frame[2] & 0x0C), (byte)(frame[3] >> 6 == 3 ? 0xC0 : 0)];
}
