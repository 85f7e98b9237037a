using Portal.Kit.Time;

namespace Portal.Requests.Holidays;

/// <summary>Days that follow one another as stretches, as people speak of them: 10 月 1 日 – 7 日 国庆.</summary>
internal static class Stretches
{
    /// <summary>What is known of a year: entered days, which win, and built-in ones.</summary>
    public static IReadOnlyList<(DateOnly First, DateOnly Last, bool Works, string Name, bool Own)> Of(int year, IReadOnlyList<HolidayRow> entered)
    {
        var own = entered.ToDictionary(h => h.Day);
        List<(DateOnly First, DateOnly Last, bool Works, string Name, bool Own)> all = [];
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
        {
            var row = own.GetValueOrDefault(day);
            if (row is null && !PublicHolidays.China.IsRest(day) && !PublicHolidays.China.IsMadeUp(day))
                continue;
            var (works, name) = row is null ? (PublicHolidays.China.IsMadeUp(day), "") : (row.Works, row.Name);
            if (all.Count > 0 && all[^1] is var before && before.Last.AddDays(1) == day && before.Works == works && before.Name == name && before.Own == row is not null)
                all[^1] = before with { Last = day };
            else
                all.Add((day, day, works, name, row is not null));
        }

        return all;
    }
}
