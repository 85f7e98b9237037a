namespace Portal.Live.Recording;

/// <summary>What a recording consists of at one moment.</summary>
/// <param name="Folder">Where it lies.</param>
/// <param name="Segments">Playable segments.</param>
/// <param name="Formats">Their formats.</param>
/// <param name="Bytes">Size on disk.</param>
/// <param name="IsOpen">Whether it grows.</param>
/// <param name="IsTrimmed">Whether old segments go.</param>
/// <param name="Delay">How long after its arrival the public may have a segment of a recording that grows.</param>
internal sealed record RecordingView(
    RecordingFolder Folder,
    IReadOnlyList<RecordedSegment> Segments,
    IReadOnlyList<RecordedFormat> Formats,
    long Bytes,
    bool IsOpen,
    bool IsTrimmed,
    TimeSpan Delay)
{
    /// <summary>A copy of what an index says.</summary>
    public static RecordingView Of(RecordingIndex index, RecordingFolder folder, bool isOpen, TimeSpan delay, bool isTrimmed) =>
        new(folder, [.. index.Playable], [.. index.Formats], index.Segments.Sum(s => s.Bytes), isOpen, isTrimmed, delay);

    /// <summary>Without what the public may not have yet.</summary>
    public RecordingView AsOf(DateTime now) => IsOpen && Delay > TimeSpan.Zero
        ? this with { Segments = [.. Segments.Where(s => s.Arrived.AddMilliseconds(s.Duration) <= now - Delay)] }
        : this;

    /// <summary>Playable length.</summary>
    public TimeSpan Length => TimeSpan.FromMilliseconds(Segments.Sum(s => s.Duration));
}
