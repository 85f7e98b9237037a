using System.Buffers.Binary;

namespace Portal.Live.Streams.Codecs;

/// <summary>Opus identification header (RFC 7845 §5.1), mono or stereo.</summary>
/// <param name="Channels">1 or 2.</param>
/// <param name="PreSkip">Samples at 48 kHz to throw away at the start.</param>
/// <param name="InputRate">Hertz before encoding, for information; 0 when not said.</param>
/// <param name="Gain">To apply when decoding, Q7.8 dB.</param>
internal readonly record struct OpusConfig(int Channels, int PreSkip, uint InputRate, short Gain)
{
    /// <summary>Hertz in which Opus always counts.</summary>
    public const int SampleRate = 48000;

    /// <summary>Samples of the longest packet, 120 ms (RFC 6716 §3.4, R5).</summary>
    public const int MostSamples = 5760;

    private const int Length = 19;

    /// <summary>Reads a header. False when it is none, or one of a form with more than two channels.</summary>
    // "OpusHead" version(1) channels(1) pre-skip(2) rate(4) gain(2) mapping(1), little endian
    public static bool TryRead(ReadOnlySpan<byte> data, out OpusConfig config)
    {
        config = default;
        if (data.Length < Length || !data.StartsWith("OpusHead"u8) || data[9] is 0 or > 2 || data[18] != 0)
            return false;
        config = new OpusConfig(
            data[9],
            BinaryPrimitives.ReadUInt16LittleEndian(data[10..]),
            BinaryPrimitives.ReadUInt32LittleEndian(data[12..]),
            BinaryPrimitives.ReadInt16LittleEndian(data[16..]));
        return true;
    }

    /// <summary>Samples at 48 kHz that a packet holds, by its first bytes (RFC 6716 §3.1); at most <see cref="MostSamples"/>.</summary>
    public static int Samples(ReadOnlySpan<byte> packet)
    {
        if (packet.IsEmpty)
            return 0;
        var mode = packet[0] >> 3;
        var frame = mode switch
        {
            // SILK: 10, 20, 40, 60 ms; hybrid: 10, 20 ms; CELT: 2.5, 5, 10, 20 ms.
            < 12 => (mode & 3) == 3 ? 2880 : 480 << (mode & 3),
            < 16 => 480 << (mode & 1),
            _ => 120 << (mode & 3),
        };
        var count = (packet[0] & 3) switch { 0 => 1, 3 => packet.Length > 1 ? packet[1] & 0x3F : 0, _ => 2 };
        return Math.Min(frame * count, MostSamples);
    }
}
