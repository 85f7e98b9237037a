using System.Globalization;

namespace Portal.Kit.Time;

/// <summary>
/// Public holidays (休) and the days on which work is made up for (班). Years that were not announced yet know weekends
/// only.
/// </summary>
public sealed class PublicHolidays
{
    private readonly Dictionary<DateOnly, bool> worked;
    private readonly PublicHolidays? under;

    /// <param name="announced">Days that differ from the ordinary week: true for a make-up working day, false for a holiday.</param>
    public PublicHolidays(IEnumerable<KeyValuePair<DateOnly, bool>> announced) => worked = new(announced);

    private PublicHolidays(IEnumerable<KeyValuePair<DateOnly, bool>> announced, PublicHolidays under)
        : this(announced) => this.under = under;

    /// <summary>What the State Council announced, from 2004 to the last year known when this version was built.</summary>
    public static PublicHolidays China { get; } = new(Read());

    /// <summary>Last year of which holidays are known.</summary>
    public int LastYear => Math.Max(worked.Count == 0 ? 0 : worked.Keys.Max().Year, under?.LastYear ?? 0);

    /// <summary>Whether the day is an announced holiday; weekends beside it are part of it.</summary>
    public bool IsRest(DateOnly day) => Announced(day) == false;

    /// <summary>Whether work is made up for on this weekend day.</summary>
    public bool IsMadeUp(DateOnly day) => Announced(day) == true;

    /// <summary>Whether offices work: an ordinary weekday that is no holiday, or a make-up day.</summary>
    public bool IsWorkingDay(DateOnly day) => Announced(day) ?? day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The same with further days, which win: next year's announcement, a local holiday. Cheap: nothing is copied.</summary>
    public PublicHolidays With(IEnumerable<KeyValuePair<DateOnly, bool>> further) => new(further, this);

    private bool? Announced(DateOnly day) => worked.TryGetValue(day, out var work) ? work : under?.Announced(day);

    private static IEnumerable<KeyValuePair<DateOnly, bool>> Read()
    {
        using var stream = typeof(PublicHolidays).Assembly.GetManifestResourceStream("Portal.Kit.Time.holidays.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
                yield return new(DateOnly.ParseExact(line.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture), line.EndsWith("work", StringComparison.Ordinal));
        }
    }
}
