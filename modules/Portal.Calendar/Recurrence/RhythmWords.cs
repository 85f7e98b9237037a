using System.Globalization;
using Microsoft.Extensions.Localization;
using Portal.Calendar.Texts;
using Portal.Kit.Texts;
using Portal.Kit.Time;

namespace Portal.Calendar.Recurrence;

/// <summary>A rule in words of the reader's language: 每周二、四，到 2027 年 6 月 30 日为止.</summary>
internal sealed class RhythmWords(IStringLocalizer<CalendarTexts> texts, IStringLocalizer<KitTexts> kit)
{
    /// <summary>The whole rule.</summary>
    public string Of(Rhythm rhythm) => What(rhythm) + Limit(rhythm);

    private string What(Rhythm rhythm) => rhythm switch
    {
        LunarRule lunar => Lunar(lunar),
        TermRule { Terms.Count: 0 } => texts["words.terms"],
        TermRule term => texts["words.term", Join(term.Terms.Select(t => new AlmanacNames(kit).Term((SolarTerm)t)))],
        RecurrenceRule rule => Rule(rule),
        _ => rhythm.ToString(),
    };

    private string Limit(Rhythm rhythm) =>
        rhythm.Count is { } count ? texts["words.count", count]
        : rhythm.Until is { } until ? texts["words.until", until.Year, until.Month, until.Day]
        : "";

    private string Lunar(LunarRule rule)
    {
        var days = Join(rule.Days.OrderBy(d => d < 0).Select(d => d < 0 ? texts["words.last-day"].Value : Word("lunar.days", d - 1)));
        var text = rule.Months.Count == 0 ? texts["words.lunar", days] : texts["words.lunar-month", Join(rule.Months.Select(m => Word("lunar.months", m - 1))), days];
        return rule.Leap switch { LeapMonths.Only => text + texts["words.leap-only"], LeapMonths.Never => text + texts["words.leap-never"], _ => text };
    }

    private string Rule(RecurrenceRule rule)
    {
        var every = rule is { Frequency: Frequency.Weekly, Interval: 1, Days.Count: > 0 } ? texts["words.Weekly.days"]
            : rule.Interval == 1 ? texts[$"words.{rule.Frequency}"] : texts[$"words.{rule.Frequency}.n", rule.Interval];
        return every + string.Concat(Parts(rule));
    }

    // From the large to the small, as one says it.
    private IEnumerable<string> Parts(RecurrenceRule rule)
    {
        if (rule.Months.Count > 0)
            yield return texts["words.months", Join(rule.Months)];
        if (rule.Weeks.Count > 0)
            yield return texts["words.weeks", Places(rule.Weeks)];
        if (rule.YearDays.Count > 0)
            yield return texts["words.year-days", Places(rule.YearDays)];
        if (rule.MonthDays.Count > 0)
            yield return texts["words.month-days", Join(rule.MonthDays.OrderBy(d => d < 0).Select(d => d > 0 ? texts["words.day", d].Value : d == -1 ? texts["words.last-day"] : texts["words.day-from-end", -d]))];
        if (rule.Days.Count > 0)
            yield return Join(rule.Days.Select(Weekday));
        if (rule.Hours.Count > 0)
            yield return texts["words.hours", Join(rule.Hours)];
        if (rule.Minutes.Count > 0)
            yield return texts["words.minutes", Join(rule.Minutes)];
        if (rule.Seconds.Count > 0)
            yield return texts["words.seconds", Join(rule.Seconds)];
        if (rule.Positions.Count > 0)
            yield return texts["words.positions", Places(rule.Positions)];
    }

    private string Weekday(WeekdayNumber day)
    {
        var name = CultureInfo.CurrentUICulture.DateTimeFormat.GetAbbreviatedDayName(day.Day);
        return day.Nth == 0 ? name : texts["words.nth-day", Place(day.Nth), name];
    }

    private string Places(IEnumerable<int> places) => Join(places.Select(Place));

    private string Place(int place) => place switch
    {
        -1 => texts["words.last"],
        < 0 => texts["words.from-end", -place],
        _ => texts["words.nth", place],
    };

    private string Word(string key, int index) => kit[key].Value.Split('|')[index];

    private string Join<T>(IEnumerable<T> items) => string.Join(texts["words.and"], items);
}
