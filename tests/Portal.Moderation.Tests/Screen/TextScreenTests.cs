using Portal.Moderation.Screen;
using Portal.Moderation.Screen.Words;

namespace Portal.Moderation.Tests.Screen;

public class TextScreenTests
{
    [Theory]
    [InlineData("加微信领红包", "加微信")]
    [InlineData("加 微 信", "加 微 信")]
    [InlineData("您加*微*信吧", "加*微*信")]
    [InlineData("＋Ｖ 信", "＋Ｖ")]
    [InlineData("請加微信", "加微信")]
    [InlineData("加weixin聊", "加weixin")]
    [InlineData("jia微信", "jia微信")]
    [InlineData("加徽信", "加徽信")]
    [InlineData("加微\u200b信", "加微\u200b信")]
    [InlineData("加力口微信", "加力口微信")]
    public void Finds_a_word_however_it_is_written_and_says_where(string text, string passage)
    {
        var screening = Screens.Starter.Screen(text, "qinghe/");
        Assert.Equal(ScreenVerdict.Hold, screening.Verdict);
        Assert.Equal("引流", screening.Rule);
        Assert.Contains(passage, text, StringComparison.Ordinal);
        Assert.Contains(screening.Match!, text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_gravest_word_decides()
    {
        var screening = Screens.Starter.Screen("加微信，刷单返现", "qinghe/");
        Assert.Equal(new Screening(ScreenVerdict.Block, "诈骗", "刷单返现"), screening with { Match = "刷单返现" });
    }

    [Fact]
    public void A_word_of_a_place_holds_there_and_below_only()
    {
        var screen = Screens.With(new ScreenWord("豆腐坊", WordEffect.Hold, "本村", "qinghe/liushu/"));
        Assert.Equal(ScreenVerdict.Hold, screen.Screen("去豆腐坊吧", "qinghe/liushu/").Verdict);
        Assert.Equal(ScreenVerdict.Hold, screen.Screen("去豆腐坊吧", "qinghe/liushu/grid-1/").Verdict);
        Assert.Equal(ScreenVerdict.Pass, screen.Screen("去豆腐坊吧", "qinghe/").Verdict);
        Assert.Equal(ScreenVerdict.Pass, screen.Screen("去豆腐坊吧", "qinghe/shiqiao/").Verdict);
    }

    [Fact]
    public void A_harmless_word_covers_what_lies_in_it_and_nothing_else()
    {
        var screen = Screens.With(
            new ScreenWord("东风", WordEffect.Hold, "测试", ""),
            new ScreenWord("东风螺", WordEffect.Allow, "测试", ""));
        Assert.Equal(ScreenVerdict.Pass, screen.Screen("来一份东风螺", "").Verdict);
        Assert.Equal(ScreenVerdict.Hold, screen.Screen("东风螺配东风", "").Verdict);
    }

    [Theory]
    [InlineData("我就爱赌。博物馆去过吗")]
    [InlineData("她在读博，明年毕业")]
    [InlineData("增加威信靠办实事")]
    public void Chances_of_the_language_pass(string text) =>
        Assert.Equal(ScreenVerdict.Pass, Screens.Starter.Screen(text, "").Verdict);

    [Theory]
    [InlineData("打我电话 13812345678")]
    [InlineData("138-1234-5678")]
    [InlineData("１３８１２３４５６７８")]
    [InlineData("①③⑧①②③④⑤⑥⑦⑧")]
    [InlineData("幺三八一二三四五六七八")]
    [InlineData("+86 138 1234 5678")]
    [InlineData("区号 0371-66123450")]
    [InlineData("身份证 410123199001011234")]
    public void Numbers_of_people_wait_for_a_moderator(string text) =>
        Assert.Equal(ScreenVerdict.Hold, Screens.Starter.Screen(text, "").Verdict);

    [Theory]
    [InlineData("2026 年 10 月 16 日 19:30 开播")]
    [InlineData("一共 12345 斤花生")]
    [InlineData("编号 20261016-0012")]
    [InlineData("打 12345 热线")]
    public void Other_numbers_pass(string text) =>
        Assert.Equal(new Screening(ScreenVerdict.Pass), Screens.Starter.Screen(text, ""));

    [Theory]
    [InlineData("看这里 http://abc.example/x", ScreenVerdict.Hold)]
    [InlineData("www。abc。com", ScreenVerdict.Hold)]
    [InlineData("去abc123.top领", ScreenVerdict.Hold)]
    [InlineData("麦子 3.5 元一斤。com 是啥", ScreenVerdict.Pass)]
    public void Links_wait_for_a_moderator(string text, ScreenVerdict verdict) =>
        Assert.Equal(verdict, Screens.Starter.Screen(text, "").Verdict);

    [Theory]
    [InlineData("")]
    [InlineData("  \t\r\n")]
    [InlineData("\u200b\u200d\ufeff\u2060")]
    [InlineData("\u3164\u115f\u2800")]
    [InlineData("\u0301\u0302")]
    public void What_cannot_be_seen_is_refused(string text) =>
        Assert.Equal(ScreenVerdict.Block, Screens.Starter.Screen(text, "").Verdict);

    [Theory]
    [InlineData("正常\u202e字倒着")]
    [InlineData("坏\u0007字符")]
    [InlineData("a\u0301\u0302\u0303\u0304\u0305\u0306")]
    [InlineData("半个\ud83d")]
    [InlineData("没有\ufffe的字符")]
    public void What_reads_otherwise_than_it_looks_waits(string text) =>
        Assert.Equal(ScreenVerdict.Hold, Screens.Starter.Screen(text, "").Verdict);

    [Fact]
    public void Emoji_with_joiners_are_no_deceit() =>
        Assert.Equal(ScreenVerdict.Pass, Screens.Starter.Screen("👨‍👩‍👧 一家人❤️ 好！", "").Verdict);

    [Fact]
    public void A_text_beyond_the_limit_is_refused_without_reading_it() =>
        Assert.Equal(ScreenVerdict.Block, Screens.Starter.Screen(new string('好', 20_001), "").Verdict);
}
