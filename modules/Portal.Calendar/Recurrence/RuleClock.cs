namespace Portal.Calendar.Recurrence;

/// <summary>Which times of day a rule wants.</summary>
internal sealed class RuleClock
{
    private readonly RecurrenceRule rule;
    private readonly IReadOnlyList<int> minutes;
    private readonly IReadOnlyList<int> seconds;

    public RuleClock(RecurrenceRule rule, DateTime start)
    {
        this.rule = rule;
        IReadOnlyList<int> hours = rule.Hours.Count > 0 ? rule.Hours : [start.Hour];
        minutes = rule.Minutes.Count > 0 ? rule.Minutes : [start.Minute];
        seconds = rule.Seconds.Count > 0 ? rule.Seconds : [start.Second];
        OfDay = [.. from h in hours from m in minutes from s in seconds select new TimeSpan(h, m, s)];
        Unit = rule.Frequency switch
        {
            Frequency.Hourly => TimeSpan.TicksPerHour,
            Frequency.Minutely => TimeSpan.TicksPerMinute,
            _ => TimeSpan.TicksPerSecond,
        };
    }

    /// <summary>The times of a day, for frequencies of a day and longer; sorted.</summary>
    public IReadOnlyList<TimeSpan> OfDay { get; }

    /// <summary>Length of the period in ticks, for frequencies shorter than a day.</summary>
    public long Unit { get; }

    /// <summary>The same instant when hour, minute and second are wanted; else the beginning of the next hour, minute or second.</summary>
    public DateTime Skip(DateTime at)
    {
        if (rule.Hours.Count > 0 && !rule.Hours.Contains(at.Hour))
            return at.Date.AddHours(at.Hour + 1);
        if (rule.Frequency != Frequency.Hourly && rule.Minutes.Count > 0 && !rule.Minutes.Contains(at.Minute))
            return at.Date.AddMinutes(at.Hour * 60 + at.Minute + 1);
        return rule.Frequency == Frequency.Secondly && rule.Seconds.Count > 0 && !rule.Seconds.Contains(at.Second) ? at.AddSeconds(1) : at;
    }

    /// <summary>What a period that begins at this instant holds.</summary>
    public IReadOnlyList<DateTime> Within(DateTime at) => rule.Frequency switch
    {
        Frequency.Hourly => [.. from m in minutes from s in seconds select at.AddMinutes(m).AddSeconds(s)],
        Frequency.Minutely => [.. from s in seconds select at.AddSeconds(s)],
        _ => [at],
    };
}
