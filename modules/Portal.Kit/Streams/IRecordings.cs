namespace Portal.Kit.Streams;

/// <summary>Rooms asks about what was recorded of a stream.</summary>
public interface IRecordings
{
    /// <summary>
    /// The recording of that stream as it is now, growing while on air; null when there is none. Length, stretches and MP4
    /// are those that <see cref="IReplayGate"/> allows, whether or not the public may watch.
    /// </summary>
    ValueTask<Recording?> FindAsync(Guid streamId, CancellationToken ct = default);

    /// <summary>Writes the recording as one MP4 file (init + segments) while reading it. False when there is none.</summary>
    Task<bool> WriteMp4Async(Guid streamId, Stream output, CancellationToken ct = default);

    /// <summary>Whether pictures may be given at all: none can be drawn here.</summary>
    bool TakesCovers { get; }

    /// <summary>
    /// Takes a JPEG of what the publisher sends at this moment as the recording's picture, where none can be drawn and none is
    /// there. The public sees it only if it may see the moment itself.
    /// </summary>
    ValueTask<CoverAnswer> GiveCoverAsync(Guid streamId, ReadOnlyMemory<byte> jpeg, CancellationToken ct = default);

    /// <summary>Removes the files. Refused (false) while the stream is on air.</summary>
    ValueTask<bool> DeleteAsync(Guid streamId, CancellationToken ct = default);
}

/// <summary>What became of a picture that was given.</summary>
public enum CoverAnswer
{
    /// <summary>It is the recording's picture now.</summary>
    Kept,

    /// <summary>It is no JPEG, or none of a picture's size: 160 to 1920 pixels wide.</summary>
    NoPicture,

    /// <summary>There is one already, one can be drawn, or nothing is being recorded yet.</summary>
    NotWanted,
}

/// <summary>A recording.</summary>
/// <param name="StreamId">The stream.</param>
/// <param name="Length">Playable length without cut intervals.</param>
/// <param name="Bytes">Size on disk.</param>
/// <param name="Hls">Address of the replay's playlist, relative to the site's root.</param>
/// <param name="IsOpen">Whether it still grows.</param>
public sealed record Recording(Guid StreamId, TimeSpan Length, long Bytes, string Hls, bool IsOpen)
{
    /// <summary>Address of the sound alone as HLS, a tenth of the data; null when the recording has no picture or no sound.</summary>
    public string? Sound { get; init; }

    /// <summary>Address of a picture from it; null when there is none or it cannot be drawn here.</summary>
    public string? Cover { get; init; }

    /// <summary>Whether somebody of the staff who watches may give a picture by <see cref="IRecordings.GiveCoverAsync"/>.</summary>
    public bool WantsCover { get; init; }

    /// <summary>Length of everything that is on disk, with what is trimmed or cut.</summary>
    public TimeSpan Whole { get; init; }

    /// <summary>Length of what the director cut off and nobody has released.</summary>
    public TimeSpan Cut { get; init; }

    /// <summary>Of which pieces of real time the replay consists, in order: outages, cuts and trimmed ends lie between them.</summary>
    public IReadOnlyList<RecordedStretch> Stretches { get; init; } = [];

    /// <summary>
    /// Where the replay shows an instant (UTC). What lies in a hole leads to where the picture goes on; null after the end.
    /// </summary>
    public TimeSpan? PositionOf(DateTime instant)
    {
        var at = TimeSpan.Zero;
        foreach (var stretch in Stretches)
        {
            if (instant < stretch.From)
                return at;
            if (instant < stretch.From + stretch.Length)
                return at + (instant - stretch.From);
            at += stretch.Length;
        }

        return null;
    }

    /// <summary>Whether the replay shows this instant (UTC), give or take <paramref name="slack"/>.</summary>
    public bool Shows(DateTime instant, TimeSpan slack = default) =>
        Stretches.Any(s => instant >= s.From - slack && instant < s.From + s.Length + slack);
}

/// <summary>A piece of real time that was recorded without a hole.</summary>
/// <param name="From">When it arrived, UTC.</param>
/// <param name="Length">How long it is.</param>
public sealed record RecordedStretch(DateTime From, TimeSpan Length);
