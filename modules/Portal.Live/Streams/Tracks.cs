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
        _ => null,
    };
}

/// <summary>The sound's format.</summary>
/// <param name="Codec">The codec.</param>
/// <param name="Config">AudioSpecificConfig for AAC.</param>
/// <param name="Name">RFC 6381 name.</param>
/// <param name="SampleRate">Hertz.</param>
/// <param name="Channels">How many.</param>
/// <param name="FrameSamples">Samples of one frame.</param>
/// <param name="FrequencyIndex">As ADTS writes it.</param>
internal sealed record AudioTrack(MediaCodec Codec, byte[] Config, string Name, int SampleRate, int Channels, int FrameSamples, int FrequencyIndex)
{
    /// <summary>Reads a configuration. Null when the hub cannot carry it.</summary>
    public static AudioTrack? From(MediaCodec codec, ReadOnlySpan<byte> config) => codec switch
    {
        MediaCodec.Aac when AacConfig.TryRead(config, out var aac) =>
            new AudioTrack(codec, config.ToArray(), aac.Name, aac.SampleRate, aac.Channels, aac.FrameSamples, aac.FrequencyIndex),
        _ => null,
    };
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
