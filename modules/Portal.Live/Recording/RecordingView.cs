using Portal.Kit.Streams;

namespace Portal.Live.Recording;

/// <summary>What a recording consists of at one moment.</summary>
/// <param name="Folder">Where it lies.</param>
/// <param name="Whole">Complete segments, cut ones too.</param>
/// <param name="Segments">Those of them that may be played.</param>
/// <param name="Formats">Their formats.</param>
/// <param name="Bytes">Size on disk.</param>
/// <param name="IsOpen">Whether it grows.</param>
/// <param name="IsTrimmed">Whether old segments go.</param>
/// <param name="Delay">How long after its arrival the public may have a segment of a recording that grows.</param>
internal sealed record RecordingView(
    RecordingFolder Folder,
    IReadOnlyList<RecordedSegment> Whole,
    IReadOnlyList<RecordedSegment> Segments,
    IReadOnlyList<RecordedFormat> Formats,
    long Bytes,
    bool IsOpen,
    bool IsTrimmed,
    TimeSpan Delay)
{
    /// <summary>A copy of what an index says.</summary>
    public static RecordingView Of(RecordingIndex index, RecordingFolder folder, bool isOpen, TimeSpan delay, bool isTrimmed) =>
        new(folder, [.. index.Closed], [.. index.Playable], [.. index.Formats], index.Segments.Sum(s => s.Bytes), isOpen, isTrimmed, delay);

    /// <summary>Without what the public may not have yet.</summary>
    public RecordingView AsOf(DateTime now) => IsOpen && Delay > TimeSpan.Zero
        ? this with { Segments = [.. Segments.Where(s => s.Arrived.AddMilliseconds(s.Duration) <= now - Delay)] }
        : this;

    /// <summary>What somebody with this right may have of it.</summary>
    public RecordingView For(ReplayRight right) => right == ReplayRight.Everything
        ? this
        : this with { Segments = [.. (right.WithCuts && !IsOpen ? Whole : Segments).Where(s => Lies(s, right))] };

    /// <summary>All that is on disk.</summary>
    public RecordingView ForStaff() => this with { Segments = Whole };

    private static bool Lies(RecordedSegment segment, ReplayRight right) =>
        !(right.From >= segment.Arrived.AddMilliseconds(segment.Duration)) && !(right.To <= segment.Arrived);

    /// <summary>Pieces of real time without a hole.</summary>
    public IReadOnlyList<RecordedStretch> Stretches()
    {
        List<RecordedStretch> stretches = [];
        RecordedSegment? last = null;
        foreach (var segment in Segments)
        {
            var length = TimeSpan.FromMilliseconds(segment.Duration);
            if (last is not null && !segment.Breaks && segment.Number == last.Number + 1)
                stretches[^1] = stretches[^1] with { Length = stretches[^1].Length + length };
            else
                stretches.Add(new RecordedStretch(segment.Arrived, length));
            last = segment;
        }

        return stretches;
    }

    /// <summary>Playable length.</summary>
    public TimeSpan Length => TimeSpan.FromMilliseconds(Segments.Sum(s => s.Duration));
}
