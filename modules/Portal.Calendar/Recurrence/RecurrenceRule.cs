using System.Globalization;

namespace Portal.Calendar.Recurrence;

/// <summary>A rule of RFC 5545 §3.3.10. Lists are sorted and hold nothing twice; an empty list stands for a part that is not there.</summary>
/// <param name="Frequency">FREQ.</param>
internal sealed record RecurrenceRule(Frequency Frequency) : Rhythm
{
    /// <summary>INTERVAL: every so many periods.</summary>
    public int Interval { get; init; } = 1;

    /// <summary>BYSECOND, 0–59; 60 is read as 59 (§3.3.5).</summary>
    public IReadOnlyList<int> Seconds { get; init; } = [];

    /// <summary>BYMINUTE, 0–59.</summary>
    public IReadOnlyList<int> Minutes { get; init; } = [];

    /// <summary>BYHOUR, 0–23.</summary>
    public IReadOnlyList<int> Hours { get; init; } = [];

    /// <summary>BYDAY.</summary>
    public IReadOnlyList<WeekdayNumber> Days { get; init; } = [];

    /// <summary>BYMONTHDAY, ±1–31.</summary>
    public IReadOnlyList<int> MonthDays { get; init; } = [];

    /// <summary>BYYEARDAY, ±1–366.</summary>
    public IReadOnlyList<int> YearDays { get; init; } = [];

    /// <summary>BYWEEKNO, ±1–53.</summary>
    public IReadOnlyList<int> Weeks { get; init; } = [];

    /// <summary>BYMONTH, 1–12.</summary>
    public IReadOnlyList<int> Months { get; init; } = [];

    /// <summary>BYSETPOS, ±1–366.</summary>
    public IReadOnlyList<int> Positions { get; init; } = [];

    /// <summary>WKST.</summary>
    public DayOfWeek WeekStart { get; init; } = DayOfWeek.Monday;

    /// <inheritdoc />
    public override string ToString() => string.Join(';', Parts());

    /// <inheritdoc />
    protected override IEnumerable<DateTime> All(DateTime start, DateTime end) => new RulePeriods(this, start, end).Times();

    private IEnumerable<string> Parts()
    {
        yield return "FREQ=" + Frequency.ToString().ToUpperInvariant();
        if (Interval != 1)
            yield return "INTERVAL=" + Interval.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, list) in new[]
        {
            ("BYMONTH", Months), ("BYWEEKNO", Weeks), ("BYYEARDAY", YearDays), ("BYMONTHDAY", MonthDays), ("BYHOUR", Hours), ("BYMINUTE", Minutes), ("BYSECOND", Seconds),
        })
        {
            if (list.Count > 0)
                yield return $"{name}={string.Join(',', list)}";
        }
        if (Days.Count > 0)
            yield return "BYDAY=" + string.Join(',', Days);
        if (Positions.Count > 0)
            yield return "BYSETPOS=" + string.Join(',', Positions);
        if (WeekStart != DayOfWeek.Monday)
            yield return "WKST=" + WeekdayNumber.Name(WeekStart);
        if (RhythmText.Limit(this) is { Length: > 0 } limit)
            yield return limit;
    }
}
