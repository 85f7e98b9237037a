using System.Globalization;
using Portal.Kit.Time;

namespace Portal.Kit.Tests.Time;

public sealed class FestivalTests
{
    [Theory]
    [InlineData("2026-02-16", Festival.NewYearsEve)]
    [InlineData("2026-02-17", Festival.SpringFestival)]
    [InlineData("2026-03-03", Festival.Lantern)]
    [InlineData("2026-04-05", Festival.Qingming)]
    [InlineData("2026-06-19", Festival.DragonBoat)]
    [InlineData("2026-09-25", Festival.MidAutumn)]
    [InlineData("2026-10-01", Festival.NationalDay)]
    [InlineData("2026-10-18", Festival.DoubleNinth)]
    [InlineData("2020-10-01", Festival.MidAutumn)]
    [InlineData("2026-09-23", Festival.HarvestFestival)]
    public void Days_have_their_festivals(string day, Festival festival) =>
        Assert.Equal(festival, Festivals.On(DateOnly.Parse(day, CultureInfo.InvariantCulture)));

    [Fact]
    public void A_leap_month_repeats_no_festival() => Assert.Null(Festivals.On(new DateOnly(2023, 3, 23)));
}
