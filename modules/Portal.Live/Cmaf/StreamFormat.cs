using Portal.Live.Streams;

namespace Portal.Live.Cmaf;

/// <summary>A format that segments are in: the tracks and their initialisation segments.</summary>
internal sealed class StreamFormat(int number, Tracks tracks)
{
    /// <summary>Counts the formats of a stream; part of the initialisation segments' address.</summary>
    public int Number => number;

    /// <summary>The tracks.</summary>
    public Tracks Tracks => tracks;

    /// <summary>Initialisation segment with all tracks.</summary>
    public byte[] Init { get; } = InitSegment.Write(tracks.Video, tracks.Audio);

    /// <summary>Initialisation segment of the sound alone; null when there is no picture to leave out, or no sound.</summary>
    public byte[]? SoundInit { get; } = tracks is { Video: not null, Audio: not null } ? InitSegment.Write(null, tracks.Audio) : null;

    /// <summary>The CODECS attribute.</summary>
    public string Codecs { get; } = string.Join(',', new[] { tracks.Video?.Name, tracks.Audio?.Name }.Where(n => n is not null));
}
