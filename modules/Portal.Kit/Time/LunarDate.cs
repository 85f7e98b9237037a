using System.Globalization;

namespace Portal.Kit.Time;

/// <summary>A day of the Chinese calendar (农历). Covers 19 February 1901 to 28 January 2101.</summary>
/// <param name="Year">The Gregorian year in which this lunar year began.</param>
/// <param name="Month">1–12.</param>
/// <param name="IsLeap">Whether it is the second month of that number (闰月).</param>
/// <param name="Day">1–30.</param>
/// <param name="DaysInMonth">29 or 30.</param>
public readonly record struct LunarDate(int Year, int Month, bool IsLeap, int Day, int DaysInMonth)
{
    private static readonly ChineseLunisolarCalendar Calendar = new();

    /// <summary>The lunar date of a day. Throws <see cref="ArgumentOutOfRangeException"/> outside of the years covered.</summary>
    public static LunarDate Of(DateOnly day)
    {
        var time = day.ToDateTime(TimeOnly.MinValue);
        var year = Calendar.GetYear(time);
        var position = Calendar.GetMonth(time);

        // The calendar counts positions: in a year with a leap month the numbers after it are one too high.
        var leap = Calendar.GetLeapMonth(year);
        var isLeap = leap > 0 && position == leap;
        var month = leap > 0 && position >= leap ? position - 1 : position;
        return new LunarDate(year, month, isLeap, Calendar.GetDayOfMonth(time), Calendar.GetDaysInMonth(year, position));
    }

    /// <summary>Number of the year in the cycle of sixty, from 0 for 甲子.</summary>
    public int CycleYear => (Year - 4) % 60;
}
