namespace Portal.Live.Streams;

/// <summary>
/// Up to where in the log the public may read: what arrived longer ago than the delay, and nothing while it is frozen.
/// Used under the stream's lock.
/// </summary>
internal sealed class PublicEdge(ByteLog log, TimeSpan delay, long mostLag, TimeProvider clock)
{
    private readonly Queue<Mark> marks = [];
    private readonly long delayTicks = (long)(delay.TotalSeconds * clock.TimestampFrequency);
    private long seen;
    private bool frozen;

    /// <summary>Decoding time of the newest public frame in milliseconds.</summary>
    public long Dts { get; private set; }

    /// <summary>Whether nothing more will become public by waiting.</summary>
    public bool IsAtEnd => frozen || log.Edge == log.End;

    /// <summary>Moves on to where the clock is. False when nothing was appended and the public sees nothing new.</summary>
    public bool Move(long newestDts)
    {
        var now = clock.GetTimestamp();
        var grew = log.End != seen;
        seen = log.End;
        if (frozen)
        {
            log.Cut();
            log.Publish(log.Edge, now - mostLag);
            return grew;
        }

        if (grew)
            marks.Enqueue(new Mark(now, log.End, newestDts));
        var position = log.Edge;
        while (marks.TryPeek(out var mark) && mark.At <= now - delayTicks)
        {
            (position, Dts) = (mark.Position, mark.Dts);
            marks.Dequeue();
        }

        var moved = position != log.Edge;
        if (moved)
            log.Publish(position, now - delayTicks - mostLag);
        return moved || grew;
    }

    /// <summary>Stops here; what has not been public stays out.</summary>
    public void Freeze()
    {
        frozen = true;
        marks.Clear();
        log.Cut();
    }

    /// <summary>Goes on with what arrives from now on.</summary>
    public void Thaw()
    {
        frozen = false;
        seen = log.End;
        log.Cut();
    }

    private readonly record struct Mark(long At, long Position, long Dts);
}
