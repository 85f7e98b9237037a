using Portal.Kit.Time;

namespace Portal.Kit.Tests.Time;

public class WorkingCalendarTests
{
    private static readonly WorkingCalendar Office = WorkingCalendar.Office;

    [Theory]
    [InlineData("2026-10-01", true, false, false)]
    [InlineData("2026-10-07", true, false, false)]
    [InlineData("2026-10-08", false, false, true)]
    [InlineData("2026-10-10", false, true, true)]
    [InlineData("2026-10-11", false, false, false)]
    [InlineData("2026-10-16", false, false, true)]
    public void Knows_holidays_and_make_up_days(string day, bool rest, bool madeUp, bool works)
    {
        var date = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal((rest, madeUp, works), (PublicHolidays.China.IsRest(date), PublicHolidays.China.IsMadeUp(date), PublicHolidays.China.IsWorkingDay(date)));
    }

    [Theory]
    [InlineData("2026-10-16 16:30", 60, "2026-10-16 17:30")]
    [InlineData("2026-10-16 16:30", 90, "2026-10-19 09:00")]
    [InlineData("2026-10-16 11:00", 120, "2026-10-16 15:30")]
    [InlineData("2026-09-30 17:00", 60, "2026-10-08 09:00")]
    [InlineData("2026-10-09 17:00", 60, "2026-10-10 09:00")]
    [InlineData("2026-10-16 22:00", 30, "2026-10-19 09:00")]
    public void Adds_working_time_over_noon_weekends_and_holidays(string from, int minutes, string expected) =>
        Assert.Equal(At(expected), Office.Add(At(from), TimeSpan.FromMinutes(minutes)));

    [Fact]
    public void What_is_added_is_what_lies_between()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var start = At("2026-01-01 00:00").AddMinutes(random.Next(0, 500_000));
            var amount = TimeSpan.FromMinutes(random.Next(1, 20_000));
            Assert.Equal(amount, Office.Between(start, Office.Add(start, amount)));
        }
    }

    [Fact]
    public void A_further_day_wins_over_the_announced_ones()
    {
        var local = PublicHolidays.China.With([new(new DateOnly(2026, 10, 16), false)]);
        Assert.False(local.IsWorkingDay(new DateOnly(2026, 10, 16)));
        Assert.True(PublicHolidays.China.IsWorkingDay(new DateOnly(2026, 10, 16)));
    }

    [Fact]
    public void Intervals_that_overlap_or_end_first_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new WorkingCalendar([], PublicHolidays.China));
        Assert.Throws<ArgumentException>(() => new WorkingCalendar([new(new(9, 0), new(8, 0))], PublicHolidays.China));
        Assert.Throws<ArgumentException>(() => new WorkingCalendar([new(new(8, 0), new(12, 0)), new(new(11, 0), new(13, 0))], PublicHolidays.China));
    }

    private static DateTime At(string local) => ChinaTime.ToUtc(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture));
}
