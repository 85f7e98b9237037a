using Portal.Kit.Time;

namespace Portal.Calendar.Recurrence;

/// <summary>Solar terms (节气): every one of the year, or some. Feeds carry its times as RDATE. Written <c>X-TERM;BYTERM=2,20</c>.</summary>
internal sealed record TermRule : Rhythm
{
    /// <summary>Which; empty for all twenty-four.</summary>
    public IReadOnlyList<int> Terms { get; init; } = [];

    /// <inheritdoc />
    public override string ToString() => string.Join(';', Parts());

    /// <inheritdoc />
    protected override IEnumerable<DateTime> All(DateTime start, DateTime end)
    {
        for (var year = Math.Max(start.Year, LunarRule.FirstYear); year <= Math.Min(end.Year, LunarRule.LastYear); year++)
        {
            foreach (var term in Enum.GetValues<SolarTerm>().Where(t => Terms.Count == 0 || Terms.Contains((int)t)))
                yield return SolarTerms.DayOf(year, term).ToDateTime(TimeOnly.FromDateTime(start));
        }
    }

    private IEnumerable<string> Parts()
    {
        yield return "X-TERM";
        if (Terms.Count > 0)
            yield return "BYTERM=" + string.Join(',', Terms);
        if (RhythmText.Limit(this) is { Length: > 0 } limit)
            yield return limit;
    }
}
