using System.Globalization;
using Portal.Calendar.Recurrence;
using Portal.Calendar.Series;
using Portal.Kit.Time;

namespace Portal.Calendar.Plan;

/// <summary>A time of an activity as the editor fills it in, local: once, or again and again.</summary>
public sealed class TimeForm
{
    /// <summary>The local day; of a series, the first that may be one.</summary>
    public DateOnly Day { get; set; }

    /// <summary>Local beginning.</summary>
    public TimeOnly From { get; set; } = new(9, 0);

    /// <summary>Local end, on the same day.</summary>
    public TimeOnly To { get; set; } = new(11, 0);

    /// <summary>How often.</summary>
    public Repeat Repeat { get; set; }

    /// <summary>Every so many days, weeks, months, years.</summary>
    public int Every { get; set; } = 1;

    /// <summary>Weekdays of <see cref="Repeat.Weekly"/>; none for that of <see cref="Day"/>.</summary>
    public HashSet<DayOfWeek> Weekdays { get; } = [];

    /// <summary>Which weekday of the month: 1–5, −1 for the last.</summary>
    public int Nth { get; set; } = 1;

    /// <summary>Days of the lunar month: 1–30, −1 for the last.</summary>
    public HashSet<int> LunarDays { get; } = [];

    /// <summary>1–12; 0 for every lunar month.</summary>
    public int LunarMonth { get; set; }

    /// <summary>Numbers of solar terms; none for all.</summary>
    public HashSet<int> Terms { get; } = [];

    /// <summary>The rule of <see cref="Repeat.Own"/>.</summary>
    public string Own { get; set; } = "";

    /// <summary>Whether it ends after <see cref="Count"/> times and not on <see cref="Until"/>.</summary>
    public bool ByCount { get; set; }

    /// <summary>How many times.</summary>
    public int Count { get; set; } = 10;

    /// <summary>The last day.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Days left out.</summary>
    public List<DateOnly> Skip { get; } = [];

    /// <summary>Days on top.</summary>
    public List<DateOnly> Extra { get; } = [];

    /// <summary>The rule as text; null for a single time.</summary>
    internal string? Rule() => Repeat switch
    {
        Repeat.Once => null,
        Repeat.Daily => Text("FREQ=DAILY"),
        Repeat.Weekly => Text("FREQ=WEEKLY", "BYDAY=" + string.Join(',', (Weekdays.Count > 0 ? Weekdays : [Day.DayOfWeek]).OrderBy(d => ((int)d + 6) % 7).Select(WeekdayNumber.Name))),
        Repeat.MonthDay => Text("FREQ=MONTHLY", "BYMONTHDAY=" + Number(Day.Day)),
        Repeat.MonthWeekday => Text("FREQ=MONTHLY", "BYDAY=" + new WeekdayNumber(Weekdays.Count > 0 ? Weekdays.First() : Day.DayOfWeek, Nth)),
        Repeat.Yearly => Text("FREQ=YEARLY", "BYMONTH=" + Number(Day.Month), "BYMONTHDAY=" + Number(Day.Day)),
        Repeat.Lunar => Text("X-LUNAR", "BYMONTHDAY=" + string.Join(',', LunarDays.Order()), LunarMonth > 0 ? $"BYMONTH={Number(LunarMonth)};LEAP=NEVER" : ""),
        Repeat.Terms => Text("X-TERM", Terms.Count > 0 ? "BYTERM=" + string.Join(',', Terms.Order()) : ""),
        _ => Own.Contains("COUNT", StringComparison.OrdinalIgnoreCase) || Own.Contains("UNTIL", StringComparison.OrdinalIgnoreCase) ? Own : Own + ";" + Limit(),
    };

    /// <summary>The plan, in step with its rule; null with the problem when there is none.</summary>
    internal SeriesPlan? Plan(out RuleProblem? problem)
    {
        if (!RhythmText.TryRead(Rule() ?? "", out var rhythm, out problem))
            return null;
        var start = Day.ToDateTime(From);
        var plan = new SeriesPlan(
            start, To - From, rhythm, [.. Extra.Select(d => d.ToDateTime(From))], [.. Skip.Select(d => d.ToDateTime(From))], []);
        problem = plan.Problem();
        // Calendar programs count the first time as one, whatever the rule says: the start stands where the rule begins.
        return problem is not null ? null : plan with { Start = rhythm.Times(start, start.AddYears(SeriesPlan.MostYears)).FirstOrDefault(start) };
    }

    /// <summary>The instants of it, UTC; none when the rule cannot be read.</summary>
    internal IEnumerable<(DateTime Starts, DateTime Ends)> Instants() =>
        To <= From ? []
        : Repeat == Repeat.Once ? [(ChinaTime.ToUtc(Day.ToDateTime(From)), ChinaTime.ToUtc(Day.ToDateTime(To)))]
        : Plan(out _) is { } plan ? plan.Slots().Select(plan.Instants)
        : [];

    /// <summary>The form of a series as it stands.</summary>
    internal static TimeForm Of(SeriesRow row)
    {
        var plan = SeriesPlan.Of(row);
        var form = new TimeForm
        {
            Day = row.FirstDay,
            From = row.From,
            To = row.From.AddMinutes(row.Minutes),
            ByCount = plan.Rhythm.Count is not null,
            Count = plan.Rhythm.Count ?? 10,
            Until = plan.Rhythm.Until is { } until ? DateOnly.FromDateTime(until) : null,
        };
        form.Skip.AddRange(plan.Except.Select(DateOnly.FromDateTime).Distinct());
        form.Extra.AddRange(plan.Extra.Select(DateOnly.FromDateTime).Distinct());
        form.Choose(plan.Rhythm);
        return form;
    }

    // What the form has fields for; every other rule is shown as it is written.
    private void Choose(Rhythm rhythm)
    {
        var bare = rhythm with { Count = null, Until = null };
        Every = (rhythm as RecurrenceRule)?.Interval ?? 1;
        Repeat = rhythm switch
        {
            TermRule => Repeat.Terms,
            LunarRule { Months.Count: 0, Leap: LeapMonths.Too } or LunarRule { Months.Count: 1, Leap: LeapMonths.Never } => Repeat.Lunar,
            RecurrenceRule { Frequency: Frequency.Daily } => Repeat.Daily,
            RecurrenceRule { Frequency: Frequency.Weekly } => Repeat.Weekly,
            RecurrenceRule { Frequency: Frequency.Monthly, Days.Count: 1 } => Repeat.MonthWeekday,
            RecurrenceRule { Frequency: Frequency.Monthly } => Repeat.MonthDay,
            RecurrenceRule { Frequency: Frequency.Yearly } => Repeat.Yearly,
            _ => Repeat.Own,
        };
        Terms.UnionWith((rhythm as TermRule)?.Terms ?? []);
        LunarDays.UnionWith((rhythm as LunarRule)?.Days ?? []);
        LunarMonth = rhythm is LunarRule { Months: [var month] } ? month : 0;
        Weekdays.UnionWith((rhythm as RecurrenceRule)?.Days.Select(d => d.Day) ?? []);
        Nth = rhythm is RecurrenceRule { Days: [var day] } ? day.Nth : 1;
        Own = rhythm.ToString();
        if (RhythmText.TryRead(Rule() ?? "", out var again, out _) && (again with { Count = null, Until = null }).ToString() != bare.ToString())
            Repeat = Repeat.Own;
    }

    private string Text(params string[] parts)
    {
        var every = Every != 1 && Repeat is not (Repeat.Lunar or Repeat.Terms) ? "INTERVAL=" + Number(Every) : "";
        return string.Join(';', parts.Append(every).Append(Limit()).Where(p => p.Length > 0));
    }

    private string Limit() =>
        ByCount ? "COUNT=" + Number(Count)
        : Until is { } until ? "UNTIL=" + until.ToString("yyyyMMdd", CultureInfo.InvariantCulture)
        : "";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
