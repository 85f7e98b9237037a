using System.Globalization;

namespace Portal.Calendar.Agenda.Month;

/// <summary>The days of a month page: whole weeks from Monday to Sunday.</summary>
internal sealed record MonthDays(DateOnly First)
{
    /// <summary>First day shown.</summary>
    public DateOnly From => First.AddDays(-(((int)First.DayOfWeek + 6) % 7));

    /// <summary>One past the last day shown.</summary>
    public DateOnly To
    {
        get
        {
            var next = First.AddMonths(1);
            return next.AddDays((7 - (((int)next.DayOfWeek + 6) % 7)) % 7);
        }
    }

    /// <summary>Address of this month.</summary>
    public string Address => $"/calendar/{Name(First)}";

    /// <summary>The month before and after, null beyond the years that the almanac knows.</summary>
    public DateOnly? Previous => First.Year > 1902 ? First.AddMonths(-1) : null;

    /// <inheritdoc cref="Previous"/>
    public DateOnly? Next => First.Year < 2099 ? First.AddMonths(1) : null;

    /// <summary>2026-10.</summary>
    public static string Name(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The month that an address names, this month when it names none, null when it names nothing sensible.</summary>
    public static MonthDays? Read(string? name, DateOnly today)
    {
        if (string.IsNullOrEmpty(name))
            return new MonthDays(new DateOnly(today.Year, today.Month, 1));
        return name.Length == 7
            && DateOnly.TryParseExact(name + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            && first.Year is >= 1902 and <= 2099
            ? new MonthDays(first)
            : null;
    }

    /// <summary>Every day shown, with its entries.</summary>
    public IEnumerable<MonthDay> Fill(AgendaDays agenda, DateOnly today)
    {
        for (var day = From; day < To; day = day.AddDays(1))
            yield return new MonthDay(day, day.Month != First.Month, day < today, day == today, agenda.On(day), agenda.More(day));
    }
}

/// <summary>A day of a page; <paramref name="More"/>: how many more happen on it than are shown.</summary>
public sealed record MonthDay(DateOnly Day, bool IsOut, bool IsPast, bool IsToday, IReadOnlyList<AgendaEntry> Entries, int More)
{
    /// <summary>CSS classes of the day.</summary>
    internal string Classes => string.Join(' ', new[]
    {
        IsOut ? "out" : "", IsPast ? "past" : "", IsToday ? "today" : "", Entries.Count == 0 ? "free" : "",
    }.Where(c => c.Length > 0));
}
