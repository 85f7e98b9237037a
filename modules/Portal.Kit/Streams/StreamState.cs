namespace Portal.Kit.Streams;

/// <summary>What the studio shows about a stream.</summary>
/// <param name="StreamId">The stream.</param>
/// <param name="PlayName">Its public name.</param>
/// <param name="Phase">On air, interrupted or cut off.</param>
/// <param name="Since">Start of the stream, UTC.</param>
/// <param name="VideoCodec">RFC 6381 name (<c>avc1.64001f</c>) or null without picture.</param>
/// <param name="AudioCodec">RFC 6381 name (<c>mp4a.40.2</c>) or null without sound.</param>
/// <param name="Width">Pixels; 0 when unknown.</param>
/// <param name="Height">Pixels; 0 when unknown.</param>
/// <param name="FrameRate">Frames a second over the last seconds.</param>
/// <param name="BitsPerSecond">Received over the last seconds.</param>
/// <param name="KeyFrameInterval">Length of the last closed group of pictures.</param>
/// <param name="SoundPresent">Whether audio frames arrived within the last 3 s.</param>
/// <param name="Viewers">Connected or recently seen viewers, all kinds.</param>
/// <param name="Recorded">Length of what is on disk.</param>
/// <param name="RecordingStopped">Set when recording was stopped, with the reason in words; null while it runs.</param>
public sealed record StreamState(
    Guid StreamId,
    string PlayName,
    StreamPhase Phase,
    DateTime Since,
    string? VideoCodec,
    string? AudioCodec,
    int Width,
    int Height,
    double FrameRate,
    long BitsPerSecond,
    TimeSpan KeyFrameInterval,
    bool SoundPresent,
    int Viewers,
    TimeSpan Recorded,
    string? RecordingStopped)
{
    /// <summary>For how long the sound has been digital silence while its frames go on arriving; zero while something is heard.</summary>
    public TimeSpan SilentFor { get; init; }

    /// <summary>How unevenly frames arrive (RFC 3550 §6.4.1): zero from a steady sender over a steady line.</summary>
    public TimeSpan Jitter { get; init; }

    /// <summary>Pictures lost since the beginning: those that never came, and those that arrived without the key frame they need.</summary>
    public long Dropped { get; init; }

    /// <summary>How often since the beginning a viewer who had fallen behind was moved to the newest key frame.</summary>
    public long Skips { get; init; }

    /// <summary>How those who watch do it.</summary>
    public AudienceCount Audience { get; init; } = new(0, 0, 0, 0);
}

/// <summary>How people watch a stream.</summary>
/// <param name="Hls">HLS players, derived from how often they ask.</param>
/// <param name="Flv">FLV over HTTP or WebSocket.</param>
/// <param name="Rtmp">RTMP players.</param>
/// <param name="Listen">Sound only.</param>
public sealed record AudienceCount(int Hls, int Flv, int Rtmp, int Listen);

/// <summary>Phase of a stream.</summary>
public enum StreamPhase
{
    /// <summary>The publisher sends.</summary>
    OnAir,

    /// <summary>The publisher dropped; the grace time runs.</summary>
    Interrupted,

    /// <summary>The director cut it off.</summary>
    CutOff,
}
