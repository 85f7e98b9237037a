namespace Portal.Calendar.Recurrence;

/// <summary>
/// Which days a rule wants. Every BY part of days that is there must agree; what none of them says comes from the start
/// (RFC 5545 §3.3.10, the table of what expands and what limits).
/// </summary>
internal sealed class RuleDays
{
    private readonly RecurrenceRule rule;
    private readonly IReadOnlyList<int> months;
    private readonly IReadOnlyList<int> monthDays;
    private readonly IReadOnlyList<WeekdayNumber> weekdays;

    public RuleDays(RecurrenceRule rule, DateTime start)
    {
        this.rule = rule;
        (months, monthDays, weekdays) = (rule.Months, rule.MonthDays, rule.Days);
        if (rule.Days.Count > 0 || rule.MonthDays.Count > 0 || rule.YearDays.Count > 0)
            return;
        if (rule.Weeks.Count > 0 || rule.Frequency == Frequency.Weekly)
            weekdays = [new WeekdayNumber(start.DayOfWeek)];
        else if (rule.Frequency is Frequency.Monthly or Frequency.Yearly)
            monthDays = [start.Day];
        if (rule is { Frequency: Frequency.Yearly, Months.Count: 0, Weeks.Count: 0 })
            months = [start.Month];
    }

    public bool Fits(DateOnly day) =>
        (months.Count == 0 || months.Contains(day.Month))
        && (monthDays.Count == 0 || monthDays.Contains(day.Day) || monthDays.Contains(day.Day - DateTime.DaysInMonth(day.Year, day.Month) - 1))
        && (rule.YearDays.Count == 0 || rule.YearDays.Contains(day.DayOfYear) || rule.YearDays.Contains(day.DayOfYear - DaysIn(day.Year) - 1))
        && (rule.Weeks.Count == 0 || FitsWeek(day))
        && (weekdays.Count == 0 || weekdays.Any(w => FitsWeekday(w, day)));

    private static int DaysIn(int year) => DateTime.IsLeapYear(year) ? 366 : 365;

    private bool FitsWeekday(WeekdayNumber wanted, DateOnly day)
    {
        if (wanted.Day != day.DayOfWeek)
            return false;
        if (wanted.Nth == 0)
            return true;
        // Within the month where the rule speaks of months, else within the year.
        var ofMonth = rule.Frequency == Frequency.Monthly || rule.Months.Count > 0;
        var (place, length) = ofMonth ? (day.Day, DateTime.DaysInMonth(day.Year, day.Month)) : (day.DayOfYear, DaysIn(day.Year));
        return wanted.Nth == (place - 1) / 7 + 1 || wanted.Nth == -((length - place) / 7 + 1);
    }

    // Week one is the first with at least four days in the year, weeks beginning on WKST.
    private bool FitsWeek(DateOnly day)
    {
        var year = day.Year;
        if (day.DayNumber < FirstWeek(year))
            year--;
        else if (year < 9999 && day.DayNumber >= FirstWeek(year + 1))
            year++;
        var week = (day.DayNumber - FirstWeek(year)) / 7 + 1;
        var weeks = year < 9999 ? (FirstWeek(year + 1) - FirstWeek(year)) / 7 : 52;
        return rule.Weeks.Contains(week) || rule.Weeks.Contains(week - weeks - 1);
    }

    private int FirstWeek(int year)
    {
        if (year < 1)
            return -366;
        var first = new DateOnly(year, 1, 1);
        var back = ((int)first.DayOfWeek - (int)rule.WeekStart + 7) % 7;
        return first.DayNumber - back + (back > 3 ? 7 : 0);
    }
}
