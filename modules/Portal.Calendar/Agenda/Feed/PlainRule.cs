using Portal.Calendar.Recurrence;

namespace Portal.Calendar.Agenda.Feed;

/// <summary>
/// The rules that calendar programs understand alike. Others are valid, and yet ical.js 2.2.1 expands them otherwise than
/// the RFC says (BYWEEKNO, BYSETPOS of weeks and days, BYMONTH of months, hours): a feed spells their times out.
/// </summary>
internal static class PlainRule
{
    /// <param name="rule">The rule.</param>
    /// <param name="start">Local beginning of the first time.</param>
    public static bool Is(RecurrenceRule rule, DateTime start) =>
        rule is { Weeks.Count: 0, Minutes.Count: 0, Seconds.Count: 0 } && rule.Frequency switch
        {
            Frequency.Daily or Frequency.Weekly => rule.Positions.Count == 0,
            Frequency.Monthly => rule.Months.Count == 0 && (rule.Positions.Count == 0 || rule is { MonthDays.Count: 0, Hours.Count: 0 }),
            Frequency.Yearly => rule.Positions.Count == 0 && Yearly(rule, start),
            _ => false,
        };

    private static bool Yearly(RecurrenceRule rule, DateTime start) => rule switch
    {
        { YearDays.Count: > 0 } => rule is { Months.Count: 0, MonthDays.Count: 0, Days.Count: 0 },
        { Months.Count: > 0, MonthDays.Count: > 0 } => rule.Days.Count == 0,
        { Months.Count: > 0, Days.Count: > 0 } => true,
        _ => rule is { MonthDays.Count: 0, Days.Count: 0 } && start is not { Month: 2, Day: 29 },
    };
}
