namespace Portal.Calendar.Recurrence;

/// <summary>
/// Expands a rule: walks over its periods, collects what the BY parts leave of each, and lets BYSETPOS choose. RFC 5545
/// §3.3.10: a part that is not there and not contained in the rule comes from the start.
/// </summary>
internal sealed class RulePeriods(RecurrenceRule rule, DateTime start, DateTime end)
{
    private readonly RuleDays days = new(rule, start);
    private readonly RuleClock clock = new(rule, start);

    /// <summary>Candidates in order. The first period may give some before the start, which do not count.</summary>
    public IEnumerable<DateTime> Times() => Sets().SelectMany(Choose);

    private IEnumerable<IReadOnlyList<DateTime>> Sets() => rule.Frequency switch
    {
        Frequency.Yearly => Years(),
        Frequency.Monthly => Months(),
        Frequency.Weekly => Spans(FirstOfWeek(DateOnly.FromDateTime(start)), 7),
        Frequency.Daily => Spans(DateOnly.FromDateTime(start), 1),
        _ => Moments(),
    };

    private IEnumerable<IReadOnlyList<DateTime>> Years()
    {
        for (var year = start.Year; year <= end.Year; year += rule.Interval)
            yield return Set(new DateOnly(year, 1, 1), DateTime.IsLeapYear(year) ? 366 : 365);
    }

    private IEnumerable<IReadOnlyList<DateTime>> Months()
    {
        for (var month = start.Year * 12 + start.Month - 1; month <= end.Year * 12 + end.Month - 1; month += rule.Interval)
            yield return Set(new DateOnly(month / 12, month % 12 + 1, 1), DateTime.DaysInMonth(month / 12, month % 12 + 1));
    }

    private IEnumerable<IReadOnlyList<DateTime>> Spans(DateOnly first, int length)
    {
        var last = DateOnly.FromDateTime(end).DayNumber;
        for (var day = first.DayNumber; day <= last; day += length * rule.Interval)
            yield return Set(DateOnly.FromDayNumber(day), Math.Min(length, DateOnly.MaxValue.DayNumber - day + 1));
    }

    // Hours, minutes and seconds: where a day, hour or minute is not wanted, the walk jumps over the whole of it.
    private IEnumerable<IReadOnlyList<DateTime>> Moments()
    {
        var unit = clock.Unit * rule.Interval;
        var origin = start.AddTicks(-(start.Ticks % clock.Unit));
        for (var at = origin; at <= end;)
        {
            var next = days.Fits(DateOnly.FromDateTime(at)) ? clock.Skip(at) : at.Date.AddDays(1);
            if (next == at)
            {
                yield return clock.Within(at);
                next = at.AddTicks(1);
            }
            if (next > end)
                yield break;
            var steps = (next - origin).Ticks / unit + ((next - origin).Ticks % unit == 0 ? 0 : 1);
            if (steps > (DateTime.MaxValue - origin).Ticks / unit)
                yield break;
            at = origin.AddTicks(steps * unit);
        }
    }

    private List<DateTime> Set(DateOnly first, int length)
    {
        var set = new List<DateTime>();
        for (var offset = 0; offset < length; offset++)
        {
            var day = first.AddDays(offset);
            if (!days.Fits(day))
                continue;
            foreach (var time in clock.OfDay)
                set.Add(day.ToDateTime(TimeOnly.MinValue).Add(time));
        }
        return set;
    }

    private IEnumerable<DateTime> Choose(IReadOnlyList<DateTime> set)
    {
        if (rule.Positions.Count == 0)
            return set;
        return rule.Positions.Select(p => p > 0 ? p - 1 : set.Count + p).Where(i => i >= 0 && i < set.Count).Distinct().Order().Select(i => set[i]);
    }

    private DateOnly FirstOfWeek(DateOnly day)
    {
        var back = ((int)day.DayOfWeek - (int)rule.WeekStart + 7) % 7;
        return day.DayNumber < back ? DateOnly.MinValue : day.AddDays(-back);
    }
}
