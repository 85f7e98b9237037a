using Portal.Live.Streams;

namespace Portal.Live.Recording;

/// <summary>A segment on disk.</summary>
/// <param name="Number">Counts the recording's segments, cut ones too; part of the address.</param>
/// <param name="Volume">Number of the file that holds it.</param>
/// <param name="Offset">Where it begins there.</param>
/// <param name="Start">Milliseconds on the stream's time line, which begins anew after a restart of the process.</param>
/// <param name="Format">Number of the format.</param>
/// <param name="Breaks">Whether times or codecs break before it.</param>
/// <param name="Arrived">When its first frame came, UTC.</param>
internal sealed record RecordedSegment(int Number, int Volume, long Offset, long Start, int Format, bool Breaks, DateTime Arrived)
{
    /// <summary>Bytes so far.</summary>
    public long Bytes { get; set; }

    /// <summary>Milliseconds so far.</summary>
    public long Duration { get; set; }

    /// <summary>Whether nothing more is added.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Whether it lies in a cut interval: kept on disk, never played.</summary>
    public bool IsCut { get; set; }
}

/// <summary>A format on disk.</summary>
/// <param name="Number">Counts the recording's formats.</param>
/// <param name="Video">The picture, or null.</param>
/// <param name="Audio">The sound, or null.</param>
internal sealed record RecordedFormat(int Number, VideoTrack? Video, AudioTrack? Audio)
{
    /// <summary>Whether these tracks need the same initialisation segment.</summary>
    public bool Matches(VideoTrack? video, AudioTrack? audio) =>
        Same(Video?.Codec, Video?.Config, video?.Codec, video?.Config) && Same(Audio?.Codec, Audio?.Config, audio?.Codec, audio?.Config);

    private static bool Same(MediaCodec? a, byte[]? x, MediaCodec? b, byte[]? y) => a == b && x.AsSpan().SequenceEqual(y);
}
