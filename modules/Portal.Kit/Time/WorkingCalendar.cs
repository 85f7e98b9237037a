namespace Portal.Kit.Time;

/// <summary>
/// When an office works: the same intervals on every working day (local time, in order, not touching), none on holidays.
/// By it clocks run that count working time.
/// </summary>
public sealed class WorkingCalendar
{
    private const int FurthestDays = 3660;

    private readonly IReadOnlyList<WorkingInterval> intervals;
    private readonly PublicHolidays holidays;

    /// <param name="intervals">At least one; each ends after it begins, and before the next begins.</param>
    /// <param name="holidays">Which days are working days.</param>
    /// <exception cref="ArgumentException">The intervals are empty, reversed or overlap.</exception>
    public WorkingCalendar(IReadOnlyList<WorkingInterval> intervals, PublicHolidays holidays)
    {
        if (intervals.Count == 0 || intervals.Any(i => i.To <= i.From) || intervals.Zip(intervals.Skip(1)).Any(p => p.Second.From <= p.First.To))
            throw new ArgumentException("Working intervals must follow one another, and each must end after it begins.", nameof(intervals));
        (this.intervals, this.holidays) = (intervals, holidays);
    }

    /// <summary>8:30–12:00 and 14:30–17:30 on the working days of China.</summary>
    public static WorkingCalendar Office { get; } = new(
        [new(new TimeOnly(8, 30), new TimeOnly(12, 0)), new(new TimeOnly(14, 30), new TimeOnly(17, 30))], PublicHolidays.China);

    /// <summary>Whether offices work at that instant (UTC). An interval holds its beginning and not its end.</summary>
    public bool IsWorking(DateTime utc)
    {
        var local = ChinaTime.ToLocal(utc);
        var time = TimeOnly.FromDateTime(local);
        return holidays.IsWorkingDay(DateOnly.FromDateTime(local)) && intervals.Any(i => time >= i.From && time < i.To);
    }

    /// <summary>
    /// The first instant (UTC) at which <paramref name="amount"/> of working time has passed since <paramref name="utc"/>.
    /// An amount of zero gives the instant itself.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative or would not pass within ten years.</exception>
    public DateTime Add(DateTime utc, TimeSpan amount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(amount, TimeSpan.Zero);
        if (amount == TimeSpan.Zero)
            return utc;
        foreach (var (from, to) in StretchesFrom(utc))
        {
            if (amount <= to - from)
                return from + amount;
            amount -= to - from;
        }
        throw new ArgumentOutOfRangeException(nameof(amount), "So much working time does not pass within ten years.");
    }

    /// <summary>The working time between two instants (UTC); zero when the second is not later.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They lie more than ten years apart.</exception>
    public TimeSpan Between(DateTime utc, DateTime until)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(until - utc, TimeSpan.FromDays(FurthestDays));
        var sum = TimeSpan.Zero;
        foreach (var (from, to) in StretchesFrom(utc).TakeWhile(s => s.From < until))
            sum += (to < until ? to : until) - from;
        return sum;
    }

    private IEnumerable<(DateTime From, DateTime To)> StretchesFrom(DateTime utc)
    {
        var first = ChinaTime.LocalDay(utc);
        for (var offset = 0; offset <= FurthestDays; offset++)
        {
            var day = first.AddDays(offset);
            if (!holidays.IsWorkingDay(day))
                continue;
            foreach (var interval in intervals)
            {
                var from = ChinaTime.ToUtc(day.ToDateTime(interval.From));
                var to = ChinaTime.ToUtc(day.ToDateTime(interval.To));
                if (to > utc)
                    yield return (from > utc ? from : utc, to);
            }
        }
    }
}

/// <summary>A part of a working day, local time.</summary>
/// <param name="From">Beginning.</param>
/// <param name="To">End, on the same day.</param>
public readonly record struct WorkingInterval(TimeOnly From, TimeOnly To);
