using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Portal.Kit.Time;

namespace Portal.Calendar.Recurrence;

/// <summary>
/// Reads and writes rules as text.
/// <code>
/// recur = ( rrule / "X-LUNAR" / "X-TERM" ) *( ";" name "=" value )          ; RFC 5545 §3.3.10, parts in any order
/// </code>
/// </summary>
internal static class RhythmText
{
    /// <summary>Longest text that is read.</summary>
    public const int Longest = 500;

    private const int MostCount = 9999;

    /// <summary>Reads a rule. UNTIL in UTC is turned into local time of <paramref name="zone"/> (China when null); a date means the end of that day.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out Rhythm? rhythm, [NotNullWhen(false)] out RuleProblem? problem, TimeZoneInfo? zone = null)
    {
        rhythm = null;
        problem = null;
        var trimmed = text.Trim().ToUpperInvariant();
        if (trimmed.StartsWith("RRULE:", StringComparison.Ordinal))
            trimmed = trimmed[6..];
        if (trimmed.Length is 0 or > Longest)
        {
            problem = new RuleProblem(RuleProblemKind.Unreadable);
            return false;
        }
        try
        {
            rhythm = Read(trimmed, zone ?? ChinaTime.Zone);
            return true;
        }
        catch (RuleFault fault)
        {
            problem = fault.Problem;
            return false;
        }
    }

    /// <summary>COUNT or UNTIL as text; empty when neither is there.</summary>
    public static string Limit(Rhythm rhythm) =>
        rhythm.Count is { } count ? "COUNT=" + count.ToString(CultureInfo.InvariantCulture)
        : rhythm.Until is not { } until ? ""
        : until.TimeOfDay == new TimeSpan(23, 59, 59) ? until.ToString("'UNTIL='yyyyMMdd", CultureInfo.InvariantCulture)
        : until.ToString("'UNTIL='yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    /// <summary>A rule of the RFC as it stands in a feed: with a zone on DTSTART, UNTIL is in UTC (§3.3.10).</summary>
    public static string Feed(RecurrenceRule rule)
    {
        var limit = rule.Until is { } until ? "UNTIL=" + ChinaTime.ToUtc(until).ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture) : Limit(rule);
        var body = (rule with { Until = null, Count = null }).ToString();
        return limit.Length > 0 ? $"{body};{limit}" : body;
    }

    /// <summary>20261020T090000.</summary>
    public static string Local(DateTime local) => local.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    private static Rhythm Read(string text, TimeZoneInfo zone)
    {
        var parts = new RuleParts(text);
        Rhythm rhythm = parts.Head switch
        {
            "X-LUNAR" => Lunar(parts),
            "X-TERM" => new TermRule { Terms = parts.Numbers("BYTERM", 0, 23, false) },
            _ => Rule(parts),
        };
        rhythm = rhythm with { Count = parts.Number("COUNT", 1, MostCount), Until = parts.Time("UNTIL", zone) };
        if (rhythm is { Count: not null, Until: not null })
            throw new RuleFault(RuleProblemKind.Together, "COUNT, UNTIL");
        parts.MustBeUsedUp();
        return rhythm;
    }

    private static LunarRule Lunar(RuleParts parts) => new()
    {
        Days = parts.Numbers("BYMONTHDAY", 1, 30, true) is { Count: > 0 } days && days.All(d => d >= -1)
            ? days : throw new RuleFault(RuleProblemKind.Part, "BYMONTHDAY"),
        Months = parts.Numbers("BYMONTH", 1, 12, false),
        Leap = parts.Take("LEAP") switch
        {
            null or "TOO" => LeapMonths.Too,
            "NEVER" => LeapMonths.Never,
            "ONLY" => LeapMonths.Only,
            var other => throw new RuleFault(RuleProblemKind.Part, "LEAP=" + other),
        },
    };

    private static RecurrenceRule Rule(RuleParts parts)
    {
        var name = parts.Take("FREQ") ?? throw new RuleFault(RuleProblemKind.Unreadable);
        if (!Enum.TryParse<Frequency>(name, ignoreCase: true, out var frequency) || char.IsAsciiDigit(name[0]))
            throw new RuleFault(RuleProblemKind.Part, "FREQ=" + name);
        var rule = new RecurrenceRule(frequency)
        {
            Interval = parts.Number("INTERVAL", 1, 1000) ?? 1,
            Seconds = [.. parts.Numbers("BYSECOND", 0, 60, false).Select(s => Math.Min(s, 59)).Distinct()],
            Minutes = parts.Numbers("BYMINUTE", 0, 59, false),
            Hours = parts.Numbers("BYHOUR", 0, 23, false),
            Days = parts.Weekdays("BYDAY"),
            MonthDays = parts.Numbers("BYMONTHDAY", 1, 31, true),
            YearDays = parts.Numbers("BYYEARDAY", 1, 366, true),
            Weeks = parts.Numbers("BYWEEKNO", 1, 53, true),
            Months = parts.Numbers("BYMONTH", 1, 12, false),
            Positions = parts.Numbers("BYSETPOS", 1, 366, true),
            WeekStart = parts.Take("WKST") is { } start ? WeekdayNumber.DayOf(start) ?? throw new RuleFault(RuleProblemKind.Part, "WKST=" + start) : DayOfWeek.Monday,
        };
        if (Clash(rule) is { } clash)
            throw new RuleFault(RuleProblemKind.Together, clash);
        return rule;
    }

    // The MUST NOTs of RFC 5545 §3.3.10 and the "N/A" of its table.
    private static string? Clash(RecurrenceRule rule) => rule switch
    {
        { Weeks.Count: > 0, Frequency: not Frequency.Yearly } => "BYWEEKNO",
        { YearDays.Count: > 0, Frequency: Frequency.Daily or Frequency.Weekly or Frequency.Monthly } => "BYYEARDAY",
        { MonthDays.Count: > 0, Frequency: Frequency.Weekly } => "BYMONTHDAY",
        { Frequency: not (Frequency.Monthly or Frequency.Yearly) } when rule.Days.Any(d => d.Nth != 0) => "BYDAY",
        { Weeks.Count: > 0 } when rule.Days.Any(d => d.Nth != 0) => "BYDAY, BYWEEKNO",
        { Positions.Count: > 0, Seconds.Count: 0, Minutes.Count: 0, Hours.Count: 0, Days.Count: 0, MonthDays.Count: 0, YearDays.Count: 0, Weeks.Count: 0, Months.Count: 0 } => "BYSETPOS",
        _ => null,
    };
}
