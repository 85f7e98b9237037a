using System.Globalization;

namespace Portal.Calendar.Recurrence;

/// <summary>An element of BYDAY: a weekday, or the nth of them in the month or year, counted from the end when negative.</summary>
/// <param name="Day">The weekday.</param>
/// <param name="Nth">−53 to 53; 0 for every one.</param>
internal readonly record struct WeekdayNumber(DayOfWeek Day, int Nth = 0)
{
    private static readonly string[] Names = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    /// <summary>SU … SA.</summary>
    public static string Name(DayOfWeek day) => Names[(int)day];

    /// <summary>Reads MO; null for anything else.</summary>
    public static DayOfWeek? DayOf(string text) => Array.IndexOf(Names, text) is >= 0 and var index ? (DayOfWeek)index : null;

    /// <summary>Reads <c>TU</c>, <c>1FR</c>, <c>+2MO</c>, <c>-1SU</c>; null for anything else.</summary>
    public static WeekdayNumber? Read(string text)
    {
        if (text.Length < 2 || DayOf(text[^2..]) is not { } day)
            return null;
        if (text.Length == 2)
            return new WeekdayNumber(day);
        return RuleNumber.Read(text[..^2]) is { } nth && nth != 0 && Math.Abs(nth) <= 53 ? new WeekdayNumber(day, nth) : null;
    }

    /// <inheritdoc />
    public override string ToString() => (Nth == 0 ? "" : Nth.ToString(CultureInfo.InvariantCulture)) + Name(Day);
}
