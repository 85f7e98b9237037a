using System.Globalization;
using Portal.Calendar.Recurrence;

namespace Portal.Calendar.Tests.Recurrence;

public class RhythmWordsTests
{
    [Theory]
    [InlineData("FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270630", "每周二、周四，到 2027 年 6 月 30 日为止")]
    [InlineData("FREQ=MONTHLY;BYDAY=-1FR;COUNT=12", "每月最后一个周五，共 12 次")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=1,-1;COUNT=2", "每月1 日、最后一天，共 2 次")]
    [InlineData("FREQ=DAILY;INTERVAL=3;BYHOUR=9,15;COUNT=4", "每 3 天 9、15 点，共 4 次")]
    [InlineData("X-LUNAR;BYMONTHDAY=15;COUNT=13", "农历每月十五，共 13 次")]
    [InlineData("X-LUNAR;BYMONTHDAY=9;BYMONTH=9;LEAP=NEVER;COUNT=3", "农历九月初九（闰月不算），共 3 次")]
    [InlineData("X-TERM;COUNT=24", "每个节气，共 24 次")]
    [InlineData("X-TERM;BYTERM=19;COUNT=3", "每年霜降，共 3 次")]
    public void A_rule_is_said_in_words(string rule, string words)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        Assert.True(RhythmText.TryRead(rule, out var rhythm, out _));
        Assert.Equal(words, new RhythmWords(CalendarHost.Texts(), CalendarHost.KitTexts()).Of(rhythm));
    }

    [Fact]
    public void Every_rule_of_the_set_has_words()
    {
        foreach (var rule in RuleCase.All())
        {
            Assert.True(RhythmText.TryRead(rule.Rule, out var rhythm, out _));
            Assert.DoesNotContain("words.", new RhythmWords(CalendarHost.Texts(), CalendarHost.KitTexts()).Of(rhythm), StringComparison.Ordinal);
        }
    }
}
