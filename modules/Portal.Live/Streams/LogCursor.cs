namespace Portal.Live.Streams;

/// <summary>One reader's place in a log.</summary>
/// <param name="log">The log.</param>
/// <param name="mostLag">How far behind a reader may fall, in the clock's ticks, before it is moved to the newest entry.</param>
/// <param name="clock">The clock.</param>
/// <param name="beyondEdge">True for the studio's preview, which sees what the public does not.</param>
internal sealed class LogCursor(ByteLog log, long mostLag, TimeProvider clock, bool beyondEdge = false)
{
    private LogBlock? block;
    private long position;
    private Preamble? sent;

    /// <summary>How often this reader was moved forward.</summary>
    public int Skips { get; private set; }

    /// <summary>
    /// The next bytes, whole pieces of one block. False when there are none yet. Where <paramref name="preamble"/> is
    /// set, it goes before them.
    /// </summary>
    public bool TryRead(out ReadOnlyMemory<byte> bytes, out Preamble? preamble)
    {
        bytes = default;
        preamble = null;
        if (MustMove() && !TryEnter(out preamble))
            return false;
        var limit = beyondEdge ? log.End : log.Edge;
        while (block is { } here && position < limit)
        {
            var next = here.Next;
            var until = next is null ? limit : Math.Min(here.End, limit);
            if (until > position)
            {
                bytes = here.Bytes.AsMemory((int)(position - here.Start), (int)(until - position));
                position = until;
                return true;
            }

            if (next is null)
                return false;
            block = next;
        }

        return false;
    }

    private LogEntry? Newest => beyondEdge ? log.Newest : log.NewestPublic;

    private bool MustMove()
    {
        if (block is null || block.IsEvicted || (position < log.Floor && !beyondEdge))
            return true;
        return Newest is { } newest && newest.Position > position
            && log.Lags(position, beyondEdge ? log.End : log.Edge, clock.GetTimestamp(), mostLag);
    }

    private bool TryEnter(out Preamble? preamble)
    {
        preamble = null;
        if (Newest is not { } entry)
            return false;
        if (block is not null)
            Skips++;
        (block, position) = (entry.Block, entry.Position);
        if (!ReferenceEquals(sent, entry.Preamble))
            preamble = sent = entry.Preamble;
        return true;
    }
}
