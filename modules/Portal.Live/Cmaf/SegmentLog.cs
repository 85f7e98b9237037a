using Portal.Live.Streams;

namespace Portal.Live.Cmaf;

/// <summary>
/// The segments of a stream that players may still ask for. A segment becomes public when it is closed and the delay has
/// passed; one that was cut never does. Public segments are counted apart, so that players see no hole.
/// </summary>
/// <param name="since">When the stream began, UTC.</param>
/// <param name="delayed">Between the publisher and the public.</param>
/// <param name="options">The settings.</param>
/// <param name="clock">The clock.</param>
/// <param name="rung">Ends the addresses' mark, so that a smaller picture's segments have others.</param>
internal sealed class SegmentLog(DateTime since, TimeSpan delayed, LiveOptions options, TimeProvider clock, string rung = "")
{
    private const int Spare = 4;
    private readonly Lock gate = new();
    private readonly Queue<Segment> waiting = [];
    private readonly List<Segment> open = [];
    private readonly long delay = (long)(delayed.TotalSeconds * clock.TimestampFrequency);
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private StreamFormat? format;
    private Segment? current;
    private long nextNumber;
    private long evicted;
    private long evictedBreaks;
    private bool cutting;
    private bool ended;
    private bool breakAfterCut;

    /// <summary>The segments of a stream itself.</summary>
    public SegmentLog(LiveStream stream, LiveOptions options, TimeProvider clock)
        : this(stream.Since, stream.Plan.Delay, options, clock)
    {
    }

    /// <summary>The segment under way. For the stream's own parts, which run under its lock.</summary>
    public Segment? Current => current;

    /// <summary>Part of every address, so that none is ever used again for other bytes, not even after a restart.</summary>
    public string Epoch { get; } = new DateTimeOffset(since).ToUnixTimeMilliseconds().ToString("x", System.Globalization.CultureInfo.InvariantCulture) + rung;

    /// <summary>EXT-X-TARGETDURATION: fixed once the first segment is there.</summary>
    public int TargetSeconds { get; private set; } = 10;

    /// <summary>Who follows the segments.</summary>
    public ISegmentSink? Sink { get; set; }

    /// <summary>Whether parts may be listed before their segment is complete.</summary>
    public bool ListsParts => delay == 0;

    /// <summary>Ends at the next change. Take it before looking, await it after finding nothing.</summary>
    public Task Changed => Volatile.Read(ref changed).Task;

    /// <summary>Opens a segment.</summary>
    public Segment Open(long start, DateTime arrived, Tracks tracks, bool breaks)
    {
        lock (gate)
        {
            if (!ReferenceEquals(format?.Tracks, tracks))
                format = new StreamFormat(format is null ? 0 : format.Number + 1, tracks);
            return current = new Segment(nextNumber++, start, arrived, format, breaks) { IsCut = cutting };
        }
    }

    /// <summary>Adds a part to the open segment.</summary>
    public void Add(Segment segment, Part part)
    {
        lock (gate)
        {
            segment.Parts.Add(part);
            segment.Duration += part.Duration;
        }

        Sink?.OnPart(segment, part);
        Announce();
    }

    /// <summary>The segment is complete.</summary>
    public void Close(Segment segment)
    {
        lock (gate)
        {
            current = null;
            if (segment.Parts.Count == 0)
                return;
            if (waiting.Count == 0 && open.Count == 0 && evicted == 0)
                TargetSeconds = Math.Max((int)Math.Ceiling(options.SegmentSeconds) + 1, (int)Math.Ceiling(segment.Duration / 1000.0));
            segment.IsClosed = true;
            segment.ClosedAt = clock.GetTimestamp();
            waiting.Enqueue(segment);
            Promote();
        }

        Sink?.OnClosed(segment);
        Announce();
    }

    /// <summary>What is not public yet stays out, and so does what follows.</summary>
    public void Cut()
    {
        List<Segment> cut;
        lock (gate)
        {
            Promote();
            cutting = true;
            cut = [.. waiting];
            foreach (var segment in cut)
                segment.IsCut = true;
        }

        foreach (var segment in cut)
            Sink?.OnCut(segment);
    }

    /// <summary>What follows is public again.</summary>
    public void Release()
    {
        lock (gate)
            cutting = false;
    }

    /// <summary>The stream is over.</summary>
    public void End()
    {
        lock (gate)
            ended = true;
        Sink?.OnEnd();
        Announce();
    }

    /// <summary>What a playlist may list now.</summary>
    public SegmentView View()
    {
        lock (gate)
        {
            Promote();
            var listed = Math.Min(open.Count, options.WindowSegments);
            var skipped = open.Count - listed;
            var parts = ListsParts && current is { IsCut: false } growing && waiting.Count == 0 && growing.Parts.Count > 0 ? growing : null;
            return new SegmentView(
                [.. open[skipped..]],
                evicted + skipped,
                evictedBreaks + open.Take(skipped).Count(s => s.Breaks),
                parts,
                parts is null ? [] : [.. parts.Parts],
                nextNumber,
                ended && waiting.Count == 0);
        }
    }

    /// <summary>The parts of the public segment of that number, as far as they are there; null when it is gone or never was.</summary>
    public IReadOnlyList<Part>? FindParts(long number, out bool isClosed)
    {
        lock (gate)
        {
            Promote();
            var segment = ListsParts && current is { IsCut: false } growing && growing.Number == number
                ? growing
                : open.Find(s => s.Number == number);
            isClosed = segment?.IsClosed ?? false;
            return segment is null ? null : [.. segment.Parts];
        }
    }

    /// <summary>The public, complete segment of that number; null when it is gone, not yet complete or never was.</summary>
    public Segment? FindClosed(long number)
    {
        lock (gate)
        {
            Promote();
            return open.Find(s => s.Number == number);
        }
    }

    /// <summary>Whether that part is the one that comes next.</summary>
    public bool IsNext(long number, int part)
    {
        lock (gate)
        {
            if (!ListsParts || ended || cutting)
                return false;
            return current is { } growing ? growing.Number == number && growing.Parts.Count == part : number == nextNumber && part == 0;
        }
    }

    /// <summary>The format of that number, as long as a public segment is in it.</summary>
    public StreamFormat? FindFormat(int number)
    {
        lock (gate)
        {
            return open.Find(s => s.Format.Number == number)?.Format ?? (format?.Number == number ? format : null);
        }
    }

    private void Promote()
    {
        var now = clock.GetTimestamp();
        while (waiting.TryPeek(out var next) && (next.IsCut || next.ClosedAt <= now - delay))
        {
            waiting.Dequeue();
            if (next.IsCut)
            {
                breakAfterCut = true;
                continue;
            }

            next.Breaks |= breakAfterCut;
            breakAfterCut = false;
            open.Add(next);
        }

        for (; open.Count > options.WindowSegments + Spare; evicted++)
        {
            evictedBreaks += open[0].Breaks ? 1 : 0;
            open.RemoveAt(0);
        }
    }

    private void Announce() =>
        Interlocked.Exchange(ref changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}

/// <summary>What a playlist lists at one moment.</summary>
/// <param name="Segments">Public, complete segments, oldest first.</param>
/// <param name="FirstSequence">Media sequence number of the first.</param>
/// <param name="BreaksBefore">Breaks before the first listed segment.</param>
/// <param name="Growing">The segment under way, or null.</param>
/// <param name="GrowingParts">Its parts so far.</param>
/// <param name="NextNumber">Number of the segment that comes after.</param>
/// <param name="IsOver">Whether nothing more comes.</param>
internal sealed record SegmentView(
    IReadOnlyList<Segment> Segments,
    long FirstSequence,
    long BreaksBefore,
    Segment? Growing,
    IReadOnlyList<Part> GrowingParts,
    long NextNumber,
    bool IsOver)
{
    /// <summary>The same without the segments before the first that has sound: the sound may begin later than the picture.</summary>
    public SegmentView FromFirstSound()
    {
        var silent = Segments.TakeWhile(s => s.SoundBytes == 0).ToList();
        return silent.Count == 0 ? this : this with
        {
            Segments = [.. Segments.Skip(silent.Count)],
            FirstSequence = FirstSequence + silent.Count,
            BreaksBefore = BreaksBefore + silent.Count(s => s.Breaks),
        };
    }

    /// <summary>The newest segment of which anything is public.</summary>
    public Segment? Newest => Growing ?? (Segments.Count > 0 ? Segments[^1] : null);
}
