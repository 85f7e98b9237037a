using Portal.Kit.Time;

namespace Portal.Calendar.Recurrence;

/// <summary>
/// Days of the lunar calendar: the 15th of every lunar month, the ninth of the ninth. RFC 5545 has no such rule, so feeds
/// carry its times as RDATE. Written <c>X-LUNAR;BYMONTHDAY=15</c>.
/// </summary>
internal sealed record LunarRule : Rhythm
{
    /// <summary>First and last year that the lunar calendar knows.</summary>
    public const int FirstYear = 1902;

    /// <inheritdoc cref="FirstYear"/>
    public const int LastYear = 2099;

    /// <summary>1–30, or −1 for the last day of the month, be it the 29th or the 30th. A month without a 30th has none.</summary>
    public required IReadOnlyList<int> Days { get; init; }

    /// <summary>1–12; empty for every month.</summary>
    public IReadOnlyList<int> Months { get; init; } = [];

    /// <summary>What happens in leap months (闰月).</summary>
    public LeapMonths Leap { get; init; } = LeapMonths.Too;

    /// <inheritdoc />
    public override string ToString() => string.Join(';', Parts());

    /// <inheritdoc />
    protected override IEnumerable<DateTime> All(DateTime start, DateTime end)
    {
        if (start.Year > LastYear || end.Year < FirstYear)
            yield break;
        var first = start.Year < FirstYear ? new DateOnly(FirstYear, 1, 1) : DateOnly.FromDateTime(start);
        var last = end.Year > LastYear ? new DateOnly(LastYear, 12, 31) : DateOnly.FromDateTime(end);
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (Fits(LunarDate.Of(day)))
                yield return day.ToDateTime(TimeOnly.FromDateTime(start));
        }
    }

    private bool Fits(LunarDate date) =>
        (Days.Contains(date.Day) || (date.Day == date.DaysInMonth && Days.Contains(-1)))
        && (Months.Count == 0 || Months.Contains(date.Month))
        && Leap switch { LeapMonths.Never => !date.IsLeap, LeapMonths.Only => date.IsLeap, _ => true };

    private IEnumerable<string> Parts()
    {
        yield return "X-LUNAR";
        yield return "BYMONTHDAY=" + string.Join(',', Days);
        if (Months.Count > 0)
            yield return "BYMONTH=" + string.Join(',', Months);
        if (Leap != LeapMonths.Too)
            yield return "LEAP=" + Leap.ToString().ToUpperInvariant();
        if (RhythmText.Limit(this) is { Length: > 0 } limit)
            yield return limit;
    }
}

/// <summary>What a lunar rule does in leap months.</summary>
internal enum LeapMonths
{
    /// <summary>They count like others: the 15th of every lunar month.</summary>
    Too,

    /// <summary>Not in them: a festival is kept once.</summary>
    Never,

    /// <summary>Only in them.</summary>
    Only,
}
