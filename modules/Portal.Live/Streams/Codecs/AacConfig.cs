namespace Portal.Live.Streams.Codecs;

/// <summary>AudioSpecificConfig (ISO 14496-3 §1.6.2.1).</summary>
/// <param name="ObjectType">2 for AAC-LC, 5 and 29 for HE-AAC.</param>
/// <param name="SampleRate">Hertz of the core decoder, which counts the samples of a frame.</param>
/// <param name="Channels">Channel configuration, 1–7.</param>
/// <param name="FrequencyIndex">Index of the core's rate, 0–12, as ADTS writes it; 15 when the rate is no standard one.</param>
/// <param name="FrameSamples">1024, or 960 where the configuration says so.</param>
internal readonly record struct AacConfig(int ObjectType, int SampleRate, int Channels, int FrequencyIndex, int FrameSamples)
{
    private static readonly int[] Rates = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350];

    /// <summary>RFC 6381 name: <c>mp4a.40.2</c>.</summary>
    public string Name => $"mp4a.40.{ObjectType}";

    /// <summary>Reads a configuration. False when it is none that can be played.</summary>
    public static bool TryRead(ReadOnlySpan<byte> data, out AacConfig config)
    {
        config = default;
        BitReader bits = new(data);
        var type = ReadObjectType(ref bits);
        var (index, rate) = ReadRate(ref bits);
        var channels = (int)bits.Read(4);
        if (bits.Overrun || rate is < 7000 or > 96000 || channels is 0 or > 7 || type == 0)
            return false;
        if (type is 5 or 29)
        {
            // Explicit SBR: the extension's rate, then the core's type.
            ReadRate(ref bits);
            ReadObjectType(ref bits);
        }

        config = new AacConfig(type, rate, channels, index, bits.ReadFlag() && !bits.Overrun ? 960 : 1024);
        return true;
    }

    private static int ReadObjectType(ref BitReader bits)
    {
        var type = (int)bits.Read(5);
        return type == 31 ? 32 + (int)bits.Read(6) : type;
    }

    private static (int Index, int Rate) ReadRate(ref BitReader bits)
    {
        var index = (int)bits.Read(4);
        return index == 15 ? (15, (int)bits.Read(24)) : (index, index < Rates.Length ? Rates[index] : 0);
    }
}
