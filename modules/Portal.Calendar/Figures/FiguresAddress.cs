using System.Globalization;

namespace Portal.Calendar.Figures;

internal static class FiguresAddress
{
    /// <summary><c>2026-10</c>; the present month when it is none, or lies in the future.</summary>
    public static DateOnly MonthOf(string? written, DateOnly today)
    {
        var present = new DateOnly(today.Year, today.Month, 1);
        return DateOnly.TryParseExact(written + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month <= present && month.Year > 2000 ? month : present;
    }

    /// <summary>The query of a month and place.</summary>
    public static string Query(DateOnly month, string place) =>
        string.Create(CultureInfo.InvariantCulture, $"?month={month:yyyy-MM}") + (place.Length > 0 ? $"&place={Uri.EscapeDataString(place)}" : "");
}
