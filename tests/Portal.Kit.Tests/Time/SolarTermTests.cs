using System.Globalization;
using Portal.Kit.Time;

namespace Portal.Kit.Tests.Time;

public sealed class SolarTermTests
{
    // Instants as published by the Hong Kong Observatory and the Purple Mountain Observatory, Beijing time to the minute.
    [Theory]
    [InlineData("2024-02-04 16:27", SolarTerm.StartOfSpring)]
    [InlineData("2025-02-03 22:10", SolarTerm.StartOfSpring)]
    [InlineData("2026-02-04 04:02", SolarTerm.StartOfSpring)]
    [InlineData("2025-03-20 17:01", SolarTerm.SpringEquinox)]
    [InlineData("2025-04-04 20:48", SolarTerm.Qingming)]
    [InlineData("2025-06-21 10:42", SolarTerm.SummerSolstice)]
    [InlineData("2025-09-23 02:19", SolarTerm.AutumnEquinox)]
    [InlineData("2025-12-21 23:03", SolarTerm.WinterSolstice)]
    [InlineData("2021-12-21 23:59", SolarTerm.WinterSolstice)]
    public void Published_instants_are_met_to_two_minutes(string beijing, SolarTerm term)
    {
        var published = DateTime.Parse(beijing, CultureInfo.InvariantCulture);
        var computed = ChinaTime.ToLocal(SolarTerms.MomentOf(published.Year, term));
        Assert.InRange((computed - published).TotalSeconds, -120, 120);
    }

    [Theory]
    [InlineData("2026-10-08", SolarTerm.ColdDew)]
    [InlineData("2026-10-23", SolarTerm.FrostsDescent)]
    [InlineData("2026-11-22", SolarTerm.MinorSnow)]
    [InlineData("2026-04-05", SolarTerm.Qingming)]
    [InlineData("1979-01-20", SolarTerm.MajorCold)]
    public void Terms_fall_on_their_days(string day, SolarTerm term) =>
        Assert.Equal(term, SolarTerms.On(DateOnly.Parse(day, CultureInfo.InvariantCulture)));

    [Fact]
    public void A_year_has_twenty_four_terms_fourteen_to_seventeen_days_apart()
    {
        for (var year = 1950; year < 2060; year++)
        {
            var days = Enum.GetValues<SolarTerm>().Select(t => SolarTerms.DayOf(year, t)).ToList();
            Assert.Equal(24, days.Count(d => d.Year == year));
            Assert.All(days.Zip(days.Skip(1)), pair => Assert.InRange(pair.Second.DayNumber - pair.First.DayNumber, 14, 17));
        }
    }
}
