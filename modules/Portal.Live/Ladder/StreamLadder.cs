using Portal.Live.Cmaf;
using Portal.Live.Streams;

namespace Portal.Live.Ladder;

/// <summary>
/// Smaller pictures of one stream. It only hands frames on: whatever its children do, the stream goes its way.
/// </summary>
internal sealed class StreamLadder(SegmentLog main, IReadOnlyList<Rung> rungs, Action released) : IStreamPart
{
    private int isOver;
    private int generation;

    /// <summary>The rungs, largest first.</summary>
    public IReadOnlyList<Rung> Rungs => rungs;

    /// <inheritdoc />
    public void OnFrame(in Frame frame, Tracks tracks)
    {
        var opened = frame is { Kind: TrackKind.Video, IsKey: true } && main.Current is { } open && open.Start == frame.Dts ? open : null;
        RungFrame handed = new(frame, tracks, opened is not null, opened?.Breaks ?? false, generation);
        foreach (var rung in rungs)
            rung.Take(handed);
    }

    /// <inheritdoc />
    public void OnCut()
    {
        generation++;
        foreach (var rung in rungs)
            rung.Cut(generation);
    }

    /// <inheritdoc />
    public void OnRelease()
    {
        foreach (var rung in rungs)
            rung.Release();
    }

    private void Release()
    {
        foreach (var rung in rungs)
            rung.Dispose();
        released();
    }

    /// <inheritdoc />
    public void OnEnd()
    {
        if (Interlocked.Exchange(ref isOver, 1) != 0)
            return;
        foreach (var rung in rungs)
            rung.End();
        Task.WhenAll(rungs.Select(r => r.Ended)).ContinueWith(_ => Release(), TaskScheduler.Default);
    }
}
