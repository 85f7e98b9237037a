using Portal.Calendar.Plan;
using Portal.Calendar.Recurrence;
using Portal.Calendar.Series;

namespace Portal.Calendar.Tests.Recurrence;

/// <summary>A rule that never ends or yields nothing, spans of thousands of years, times that do not exist: refused, quickly, in words.</summary>
public class BadRuleTests
{
    private static readonly DateTime Start = new(2026, 10, 20, 9, 0, 0);

    [Theory]
    [InlineData("", "Unreadable")]
    [InlineData(";", "Unreadable")]
    [InlineData("COUNT=3", "Unreadable")]
    [InlineData("RRULE:", "Unreadable")]
    [InlineData("FREQ=FORTNIGHTLY;COUNT=3", "Part")]
    [InlineData("FREQ=3;COUNT=3", "Part")]
    [InlineData("FREQ=", "Part")]
    [InlineData("FREQ=DAILY;FREQ=DAILY;COUNT=3", "Part")]
    [InlineData("FREQ=DAILY;INTERVAL=0;COUNT=3", "Part")]
    [InlineData("FREQ=DAILY;INTERVAL=-1;COUNT=3", "Part")]
    [InlineData("FREQ=DAILY;INTERVAL=99999999999999999999;COUNT=3", "Part")]
    [InlineData("FREQ=DAILY;COUNT=0", "Part")]
    [InlineData("FREQ=DAILY;COUNT=1e9", "Part")]
    [InlineData("FREQ=DAILY;BYHOUR=24;COUNT=3", "Part")]
    [InlineData("FREQ=DAILY;BYMINUTE=60;COUNT=3", "Part")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=32;COUNT=3", "Part")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=0;COUNT=3", "Part")]
    [InlineData("FREQ=YEARLY;BYMONTH=13;COUNT=3", "Part")]
    [InlineData("FREQ=YEARLY;BYYEARDAY=367;COUNT=3", "Part")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=54;BYDAY=MO;COUNT=3", "Part")]
    [InlineData("FREQ=WEEKLY;BYDAY=DI;COUNT=3", "Part")]
    [InlineData("FREQ=MONTHLY;BYDAY=0MO;COUNT=3", "Part")]
    [InlineData("FREQ=MONTHLY;BYDAY=54MO;COUNT=3", "Part")]
    [InlineData("FREQ=WEEKLY;WKST=XX;COUNT=3", "Part")]
    [InlineData("FREQ=DAILY;X-OTHER=1;COUNT=3", "Part")]
    [InlineData("FREQ=DAILY;;COUNT=3", "Unreadable")]
    [InlineData("FREQ=DAILY;UNTIL=soon", "Part")]
    [InlineData("X-LUNAR;BYMONTHDAY=31;COUNT=3", "Part")]
    [InlineData("X-LUNAR;BYMONTHDAY=-2;COUNT=3", "Part")]
    [InlineData("X-LUNAR;COUNT=3", "Part")]
    [InlineData("X-LUNAR;BYMONTHDAY=1;LEAP=MAYBE;COUNT=3", "Part")]
    [InlineData("X-TERM;BYTERM=24;COUNT=3", "Part")]
    [InlineData("X-MOON;COUNT=3", "Unreadable")]
    [InlineData("FREQ=DAILY;COUNT=3;UNTIL=20261231", "Together")]
    [InlineData("FREQ=MONTHLY;BYWEEKNO=3;COUNT=3", "Together")]
    [InlineData("FREQ=DAILY;BYYEARDAY=3;COUNT=3", "Together")]
    [InlineData("FREQ=WEEKLY;BYMONTHDAY=3;COUNT=3", "Together")]
    [InlineData("FREQ=WEEKLY;BYDAY=1MO;COUNT=3", "Together")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=3;BYDAY=1MO;COUNT=3", "Together")]
    [InlineData("FREQ=MONTHLY;BYSETPOS=1;COUNT=3", "Together")]
    [InlineData("FREQ=DAILY;UNTIL=20260230", "NoSuchTime")]
    [InlineData("FREQ=DAILY;UNTIL=20261301T090000", "NoSuchTime")]
    [InlineData("FREQ=DAILY;UNTIL=20261020T250000", "NoSuchTime")]
    [InlineData("FREQ=DAILY;UNTIL=20261020T096000Z", "NoSuchTime")]
    [InlineData("FREQ=DAILY", "NeverEnds")]
    [InlineData("X-LUNAR;BYMONTHDAY=15", "NeverEnds")]
    [InlineData("X-TERM", "NeverEnds")]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3", "Nothing")]
    [InlineData("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30;BYHOUR=3;COUNT=3", "Nothing")]
    [InlineData("FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1;COUNT=3", "Nothing")]
    [InlineData("FREQ=DAILY;UNTIL=20261019", "Nothing")]
    [InlineData("FREQ=SECONDLY;UNTIL=20271231", "TooMany")]
    [InlineData("FREQ=DAILY;COUNT=401", "TooMany")]
    [InlineData("FREQ=DAILY;COUNT=9999", "TooMany")]
    [InlineData("FREQ=DAILY;UNTIL=99991231", "TooFar")]
    [InlineData("FREQ=YEARLY;COUNT=9999", "TooFar")]
    [InlineData("FREQ=YEARLY;INTERVAL=1000;COUNT=10", "TooFar")]
    [InlineData("FREQ=DAILY;UNTIL=120261231", "NoSuchTime")]
    public void A_bad_rule_is_refused_with_its_reason(string rule, string kind)
    {
        var problem = RhythmText.TryRead(rule, out var rhythm, out var unread)
            ? new SeriesPlan(Start, TimeSpan.FromHours(2), rhythm, [], [], []).Problem()
            : unread;
        Assert.Equal(kind, problem?.Kind.ToString());
    }

    [Fact]
    public void A_long_text_is_not_even_looked_at() =>
        Assert.False(RhythmText.TryRead("FREQ=DAILY;BYMONTHDAY=" + string.Join(',', Enumerable.Repeat("1", 100_000)), out _, out _));

    [Fact]
    public void Every_reason_has_words()
    {
        foreach (var kind in Enum.GetValues<RuleProblemKind>())
        {
            var words = ActivityRules.Words(new RuleProblem(kind, "BYHOUR=24"), CalendarHost.Texts());
            Assert.DoesNotContain("rule.bad", words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Any_junk_is_read_or_refused_and_never_throws()
    {
        var random = new Random(7);
        string[] bits = ["FREQ=", "DAILY", "YEARLY", ";", "=", ",", "BYDAY=", "-1", "MO", "99", "X-LUNAR", "BYMONTHDAY=", "COUNT=", "UNTIL=", "20261020", "T", "Z", "０", "BYSETPOS=", " "];
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => bits[random.Next(bits.Length)]));
            if (RhythmText.TryRead(text, out var rhythm, out _))
                _ = new SeriesPlan(Start, TimeSpan.FromHours(1), rhythm, [], [], []).Problem();
        }
    }
}
