namespace Portal.Calendar.Recurrence;

/// <summary>
/// How something comes again: a rule of RFC 5545, days of the lunar calendar, or solar terms. Times are local wall-clock
/// times without a zone. Pure: the same rule and start give the same times.
/// </summary>
internal abstract record Rhythm
{
    /// <summary>How many times in all; null for no such limit. Never together with <see cref="Until"/>.</summary>
    public int? Count { get; init; }

    /// <summary>Last local time that may still be one; null for no such limit.</summary>
    public DateTime? Until { get; init; }

    /// <summary>Whether it ends by itself.</summary>
    public bool Ends => Count is not null || Until is not null;

    /// <summary>All its times from <paramref name="start"/> on and not after <paramref name="last"/>, in order. The start itself is one only where the rule says so.</summary>
    public IEnumerable<DateTime> Times(DateTime start, DateTime last)
    {
        var end = Until is { } until && until < last ? until : last;
        var left = Count ?? int.MaxValue;
        foreach (var time in All(start, end))
        {
            if (time < start)
                continue;
            if (time > end || left-- == 0)
                yield break;
            yield return time;
        }
    }

    /// <summary>The text that <see cref="RhythmText"/> reads: <c>FREQ=WEEKLY;BYDAY=TU;COUNT=10</c>.</summary>
    public abstract override string ToString();

    /// <summary>Candidates in order; may begin before the start and go on past the end.</summary>
    protected abstract IEnumerable<DateTime> All(DateTime start, DateTime end);
}
