using Portal.Live.Streams.Codecs;

namespace Portal.Live.Streams;

/// <summary>The picture's format.</summary>
/// <param name="Codec">The codec.</param>
/// <param name="Config">Decoder configuration record.</param>
/// <param name="Name">RFC 6381 name.</param>
/// <param name="Width">Pixels, 0 when unknown.</param>
/// <param name="Height">Pixels, 0 when unknown.</param>
internal sealed record VideoTrack(MediaCodec Codec, byte[] Config, string Name, int Width, int Height)
{
    /// <summary>Reads a configuration. Null when the hub cannot carry it.</summary>
    public static VideoTrack? From(MediaCodec codec, ReadOnlySpan<byte> config) => codec switch
    {
        MediaCodec.H264 when AvcConfig.TryRead(config, out var avc) => new VideoTrack(codec, config.ToArray(), avc.Name, avc.Width, avc.Height),
        MediaCodec.H265 when HevcConfig.TryRead(config, out var hevc) => new VideoTrack(codec, config.ToArray(), hevc.Name, hevc.Width, hevc.Height),
        MediaCodec.Av1 when Av1Config.TryRead(config, out var av1) => new VideoTrack(codec, config.ToArray(), av1.Name, av1.Width, av1.Height),
        _ => null,
    };
}

/// <summary>The sound's format.</summary>
/// <param name="Codec">The codec.</param>
/// <param name="Config">AudioSpecificConfig for AAC, OpusHead for Opus, what lasts of the frames' header for MP3.</param>
/// <param name="Name">RFC 6381 name.</param>
/// <param name="SampleRate">Hertz.</param>
/// <param name="Channels">How many.</param>
/// <param name="FrameSamples">Samples of one frame; of the usual one for Opus, whose packets differ.</param>
/// <param name="FrequencyIndex">As ADTS writes it; only of AAC.</param>
internal sealed record AudioTrack(MediaCodec Codec, byte[] Config, string Name, int SampleRate, int Channels, int FrameSamples, int FrequencyIndex)
{
    // 20 ms.
    private const int OpusFrame = 960;

    /// <summary>Reads a configuration. Null when the hub cannot carry it.</summary>
    public static AudioTrack? From(MediaCodec codec, ReadOnlySpan<byte> config) => codec switch
    {
        MediaCodec.Aac when AacConfig.TryRead(config, out var aac) =>
            new AudioTrack(codec, config.ToArray(), aac.Name, aac.SampleRate, aac.Channels, aac.FrameSamples, aac.FrequencyIndex),
        MediaCodec.Opus when OpusConfig.TryRead(config, out var opus) =>
            new AudioTrack(codec, config.ToArray(), "opus", OpusConfig.SampleRate, opus.Channels, OpusFrame, 0),
        MediaCodec.Mp3 when Mp3Config.TryRead(config, out var mp3) =>
            new AudioTrack(codec, config.ToArray(), mp3.Name, mp3.SampleRate, mp3.Channels, mp3.FrameSamples, 0),
        _ => null,
    };

    /// <summary>Samples of this frame.</summary>
    public int SamplesOf(ReadOnlySpan<byte> frame) => Codec == MediaCodec.Opus ? OpusConfig.Samples(frame) : FrameSamples;
}

/// <summary>What a stream consists of at one time. Replaced, never changed.</summary>
/// <param name="Video">The picture, or null.</param>
/// <param name="Audio">The sound, or null.</param>
/// <param name="Preamble">What a viewer of the log needs first.</param>
internal sealed record Tracks(VideoTrack? Video, AudioTrack? Audio, Preamble Preamble)
{
    /// <summary>Nothing known yet.</summary>
    public static Tracks None { get; } = new(null, null, new Preamble(false, false, default));
}
