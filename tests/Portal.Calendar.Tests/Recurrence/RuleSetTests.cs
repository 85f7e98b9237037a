using Portal.Calendar.Recurrence;

namespace Portal.Calendar.Tests.Recurrence;

public class RuleSetTests
{
    public static TheoryData<string> Titles => [.. RuleCase.All().Select(c => c.Title)];

    [Fact]
    public void The_set_holds_at_least_150_rules()
    {
        var all = RuleCase.All().ToList();
        Assert.InRange(all.Count, 150, 1000);
        Assert.Equal(all.Count, all.Select(c => c.Title).Distinct().Count());
        Assert.InRange(all.Count(c => c.Title.StartsWith("RFC 5545", StringComparison.Ordinal)), 40, 60);
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void A_rule_gives_exactly_the_expected_times(string title)
    {
        var rule = RuleCase.All().Single(c => c.Title == title);
        var times = rule.Times();
        Assert.Equal(rule.Expected, times.Take(rule.Expected.Count));
        if (!rule.GoesOn)
            Assert.Equal(rule.Expected.Count, times.Count);
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void Written_and_read_again_a_rule_is_the_same(string title)
    {
        var rule = RuleCase.All().Single(c => c.Title == title);
        Assert.True(RhythmText.TryRead(rule.Rule, out var rhythm, out _, rule.Zone));
        Assert.True(RhythmText.TryRead(rhythm.ToString(), out var again, out _, rule.Zone));
        Assert.Equal(rhythm.ToString(), again.ToString());
        Assert.Equal(rhythm.Times(rule.Start, rule.Start.AddYears(30)).Take(60), again.Times(rule.Start, rule.Start.AddYears(30)).Take(60));
    }
}
