using Portal.Kit.Time;

namespace Portal.Kit.Tests.Time;

public sealed class LunarDateTests
{
    [Theory]
    [InlineData("2026-10-16", 2026, 9, false, 7)]
    [InlineData("2026-02-17", 2026, 1, false, 1)]
    [InlineData("2026-02-16", 2025, 12, false, 29)]
    [InlineData("2025-07-25", 2025, 6, true, 1)]
    [InlineData("2025-08-23", 2025, 7, false, 1)]
    [InlineData("2023-03-22", 2023, 2, true, 1)]
    [InlineData("2020-05-23", 2020, 4, true, 1)]
    [InlineData("2024-09-17", 2024, 8, false, 15)]
    [InlineData("2000-02-05", 2000, 1, false, 1)]
    [InlineData("1984-02-02", 1984, 1, false, 1)]
    public void Known_days_have_their_known_lunar_dates(string day, int year, int month, bool leap, int lunarDay)
    {
        var date = LunarDate.Of(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((year, month, leap, lunarDay), (date.Year, date.Month, date.IsLeap, date.Day));
    }

    [Fact]
    public void Every_day_follows_the_one_before()
    {
        var before = LunarDate.Of(new DateOnly(1950, 1, 1));
        for (var day = new DateOnly(1950, 1, 2); day.Year < 2060; day = day.AddDays(1))
        {
            var date = LunarDate.Of(day);
            Assert.Equal(before.Day == before.DaysInMonth ? 1 : before.Day + 1, date.Day);
            if (date.Day == 1)
                Assert.True(date.Month == before.Month % 12 + 1 || (date.IsLeap && date.Month == before.Month), $"{day}");
            before = date;
        }
    }

    [Fact]
    public void The_cycle_of_sixty_starts_at_jiazi() => Assert.Equal((0, 42), (LunarDate.Of(new(1984, 3, 1)).CycleYear, LunarDate.Of(new(2026, 3, 1)).CycleYear));
}
