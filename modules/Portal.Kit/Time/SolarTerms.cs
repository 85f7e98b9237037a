using System.Collections.Concurrent;

namespace Portal.Kit.Time;

/// <summary>
/// When the solar terms (节气) fall: the instants at which the sun's apparent longitude is a multiple of 15°, as GB/T
/// 33661-2017 defines them; a term belongs to the day in China (UTC+8) that holds its instant. Good to about a minute
/// from 1901 to 2100.
/// </summary>
public static class SolarTerms
{
    private static readonly ConcurrentDictionary<int, DateOnly[]> Years = new();

    /// <summary>The term that falls on this day in China, or null.</summary>
    public static SolarTerm? On(DateOnly day)
    {
        var index = Array.IndexOf(Days(day.Year), day);
        return index < 0 ? null : (SolarTerm)index;
    }

    /// <summary>The day in China on which a term falls.</summary>
    public static DateOnly DayOf(int year, SolarTerm term) => Days(year)[(int)term];

    /// <summary>The instant of a term, UTC.</summary>
    public static DateTime MomentOf(int year, SolarTerm term)
    {
        var target = (285 + 15 * (int)term) % 360;
        var guess = new DateTime(year, 1, 5, 18, 0, 0, DateTimeKind.Utc).AddDays(15.2184 * (int)term);
        for (var round = 0; round < 6; round++)
        {
            var off = (target - SolarLongitude.Apparent(guess) + 540) % 360 - 180;
            guess = guess.AddDays(off / 360 * 365.2422);
        }

        return guess;
    }

    // At most as many years as the calendar covers; a year costs 24 searches once.
    private static DateOnly[] Days(int year) =>
        Years.GetOrAdd(Math.Clamp(year, 1901, 2101), static y =>
            [.. Enum.GetValues<SolarTerm>().Select(term => ChinaTime.LocalDay(MomentOf(y, term)))]);
}
