using System.Buffers;

namespace Portal.Rooms.Chat.Events;

/// <summary>
/// An episode's log in memory, as far as the public may see it: the last lines for those who come or come back, and the
/// tail to which everybody listens. Lines wait before the public edge (now − delay, frozen by a cut-off), so comments keep
/// step with the delayed picture and a comment that is hidden in time is never sent.
/// </summary>
internal sealed class Feed(Guid episodeId, FeedReader reader, TimeProvider clock)
{
    /// <summary>Lines kept for those who come back; older ones are read from the database.</summary>
    public const int Kept = 500;

    /// <summary>Lines that a newcomer gets.</summary>
    public const int ForNewcomers = 50;

    private const int PageSize = 500;

    // What may lie between the public edge and now when the feed starts: 60 s of a busy room.
    private const int InDelay = 1500;
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan CountEvery = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly Queue<FeedLine> waiting = new();
    private readonly LinkedList<FeedLine> shown = new();
    private readonly HashSet<long> hiddenAhead = [];
    private readonly ArrayBufferWriter<byte> pending = new();
    private readonly FeedLikes likes = new(episodeId, reader);
    private Chunk tail = new(ReadOnlyMemory<byte>.Empty, isLast: false);
    private FeedStatus? status;
    private long read = -1;
    private long shownFrom;
    private DateTimeOffset lookedAt = DateTimeOffset.MinValue;
    private DateTimeOffset sentAt = DateTimeOffset.MinValue;
    private DateTimeOffset countedAt = DateTimeOffset.MinValue;
    private int countSent = -1;
    private volatile bool woken = true;

    /// <summary>Viewers connected to this feed.</summary>
    public int Viewers { get; private set; }

    /// <summary>Set when the episode has gone or ended for good.</summary>
    public bool IsOver => status is null || status.Phase is Phases.Ended or Phases.Cancelled;

    /// <summary>The log or the episode changed: look at the next pump.</summary>
    public void Wake() => woken = true;

    /// <summary>Somebody pressed a heart.</summary>
    public void WakeLikes() => likes.Wake();

    /// <summary>
    /// Takes a viewer in: what it gets first (state, count, what it missed in memory), from where it listens, and which
    /// older lines the caller must fetch. Nothing is repeated or left out between the three.
    /// </summary>
    /// <param name="after">Last number that the viewer has; null for a newcomer.</param>
    public FeedEntry Join(long? after)
    {
        lock (gate)
        {
            Viewers++;
            var from = after ?? -1;
            var lines = shown.Where(l => l.Seq > from);
            if (after is null)
                lines = shown.Where(l => l.Kind is null).TakeLast(ForNewcomers);
            var first = new ArrayBufferWriter<byte>();
            foreach (var line in lines)
                first.Write(line.Bytes);
            if (after is null)
            {
                first.Write(CommentJson.Pin(status?.Pinned, null));
                first.Write(CommentJson.Invite(status?.Invitation, null));
            }

            first.Write(CommentJson.State(status?.Phase ?? Phases.Ended));
            first.Write(CommentJson.Viewers(Viewers));
            first.Write(likes.All(shown.First?.Value.Seq ?? 0));
            return new FeedEntry(first.WrittenMemory, tail, MissingAfter: after is { } known && known < shownFrom ? known : null, MissingUpTo: shownFrom);
        }
    }

    /// <summary>A viewer has gone.</summary>
    public void Leave()
    {
        lock (gate)
            Viewers--;
    }

    /// <summary>Reads what is new, moves what has reached the public edge to the viewers. Called by one caller at a time.</summary>
    public async Task PumpAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (woken || now - lookedAt >= LookAgain)
        {
            woken = false;
            lookedAt = now;
            await LookAsync(ct);
        }

        var liked = await likes.LookAsync(now, ct);
        lock (gate)
        {
            if (likes.Take(liked) is { } counts)
                pending.Write(counts);
            ReleaseDue(now);
            SendPending(now);
        }
    }

    /// <summary>Lets every viewer go.</summary>
    public void Close()
    {
        lock (gate)
            tail = tail.Append(ReadOnlyMemory<byte>.Empty, isLastOne: true);
    }

    private async Task LookAsync(CancellationToken ct)
    {
        var found = await reader.StatusAsync(episodeId, ct);
        List<FeedLine> lines = [];
        var from = read >= 0 ? read : Math.Max(0, (found?.Last ?? 0) - Kept - InDelay);
        for (var at = from; at < found?.Last; at += PageSize)
            lines.AddRange(await reader.LinesAsync(episodeId, at, Math.Min(at + PageSize, found.Last), ct));
        lock (gate)
        {
            if (read < 0)
                shownFrom = from;
            read = found?.Last ?? from;
            foreach (var line in lines)
                Enqueue(line);
            if (found?.Phase != status?.Phase)
                pending.Write(CommentJson.State(found?.Phase ?? Phases.Ended));
            status = found;
        }
    }

    private void Enqueue(FeedLine line)
    {
        waiting.Enqueue(line);
        if (line.Kind != MarkKind.Hide)
            return;
        // What is hidden leaves at once, before its turn and without a number; the numbered event follows in its place.
        if (shown.FirstOrDefault(l => l.Seq == line.Target && l.Kind is null) is { } seen)
            shown.Remove(seen);
        hiddenAhead.Add(line.Target ?? 0);
        if (status is not null)
            pending.Write(CommentJson.Hide(line.Target, null));
    }

    private void ReleaseDue(DateTimeOffset now)
    {
        if (status is null || status.IsFrozen)
            return;
        var edge = (now - status.Delay).UtcDateTime;
        while (waiting.TryPeek(out var line) && line.At <= edge)
        {
            waiting.Dequeue();
            if (line.Kind is null && hiddenAhead.Contains(line.Seq))
                continue;
            if (line.Kind == MarkKind.Hide)
                hiddenAhead.Remove(line.Target ?? 0);
            pending.Write(line.Bytes);
            Keep(line);
        }
    }

    private void Keep(FeedLine line)
    {
        shown.AddLast(line);
        if (shown.Count <= Kept)
            return;
        shownFrom = shown.First!.Value.Seq;
        shown.RemoveFirst();
    }

    private void SendPending(DateTimeOffset now)
    {
        if (Viewers != countSent && now - countedAt >= CountEvery)
        {
            (countSent, countedAt) = (Viewers, now);
            pending.Write(CommentJson.Viewers(Viewers));
        }

        if (pending.WrittenCount == 0 && now - sentAt >= Heartbeat)
            pending.Write(": \n\n"u8);
        if (pending.WrittenCount == 0)
            return;
        sentAt = now;
        tail = tail.Append(pending.WrittenSpan.ToArray());
        pending.ResetWrittenCount();
    }
}

/// <summary>What a viewer starts with.</summary>
/// <param name="First">Events to write first, after what is missing.</param>
/// <param name="From">The chunk after which it listens.</param>
/// <param name="MissingAfter">When set, the lines after this number and up to <paramref name="MissingUpTo"/> come from the database, before <paramref name="First"/>.</param>
/// <param name="MissingUpTo">See there.</param>
internal sealed record FeedEntry(ReadOnlyMemory<byte> First, Chunk From, long? MissingAfter, long MissingUpTo);
