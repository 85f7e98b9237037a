using Portal.Kit.Components;
using Portal.Kit.Outcomes;

namespace Portal.Theme.Tests.Components;

public sealed class KitComponentTests : ThemeTest
{
    [Fact]
    public void An_icon_beside_a_word_is_silent_and_one_alone_speaks()
    {
        Assert.Equal("true", Render<Icon>(p => p.Add(i => i.Name, "home")).Find("svg").GetAttribute("aria-hidden"));
        var alone = Render<Icon>(p => p.Add(i => i.Name, "check").Add(i => i.Label, "好了")).Find("svg");
        Assert.Equal(("img", "好了"), (alone.GetAttribute("role"), alone.GetAttribute("aria-label")));
    }

    [Fact]
    public void A_festival_takes_the_place_of_the_weekday_on_the_leaf()
    {
        var leaf = Render<Leaf>(p => p.Add(l => l.Day, new DateOnly(2026, 10, 18))).Find("time");
        Assert.Equal(("重阳", "2026-10-18"), (leaf.GetAttribute("data-w"), leaf.GetAttribute("datetime")));
        Assert.Equal("初九", leaf.QuerySelector(".lunar")!.TextContent);
    }

    [Fact]
    public void A_slip_shows_how_many_want_it()
    {
        var slip = Render<Ticket>(p => p.Add(t => t.Wanted, 46).Add(t => t.Title, "育儿补贴去哪儿办？").Add(t => t.Href, "/orders/1"));
        Assert.Equal("46", slip.Find(".stub b").TextContent);
        Assert.Equal("/orders/1", slip.Find("h3 a").GetAttribute("href"));
    }

    [Theory]
    [InlineData(1, 45, new[] { "/?page=2" })]
    [InlineData(2, 45, new[] { "/", "/?page=3" })]
    [InlineData(99, 45, new[] { "/?page=2" })]
    [InlineData(1, 20, new string[0])]
    public void Pages_are_links_that_never_lead_outside_of_the_list(int page, int total, string[] links) =>
        Assert.Equal(links, Render<Pager>(p => p.Add(c => c.Page, page).Add(c => c.Total, total)).FindAll("a").Select(a => a.GetAttribute("href")!));

    [Fact]
    public void The_sentence_of_a_refusal_stands_under_its_own_field_only()
    {
        var refusal = new Refusal(RefusalKind.Invalid, "手机号少了一位", "phone");
        Assert.Equal("phone-err", Render<FieldError>(p => p.Add(f => f.For, "phone").Add(f => f.Refusal, refusal)).Find("p").Id);
        Assert.Empty(Render<FieldError>(p => p.Add(f => f.For, "name").Add(f => f.Refusal, refusal)).Markup.Trim());
    }

    [Fact]
    public async Task What_was_taken_away_is_put_back_once_and_a_refusal_says_why()
    {
        var read = 0;
        var undo = Render<Undo>(p => p.Add(u => u.Restored, () => read++));
        Assert.Empty(undo.FindAll("button"));
        Refusal? no = new(RefusalKind.Conflict, "那儿已经有一个了");
        var put = 0;
        await undo.InvokeAsync(() => undo.Instance.Offer("豆腐坊", () =>
        {
            put++;
            return Task.FromResult<Refusal?>(no);
        }));
        Assert.Contains("豆腐坊", undo.Find("[role=status]").TextContent, StringComparison.Ordinal);

        undo.Find("button").Click();
        Assert.Contains("那儿已经有一个了", undo.Find(".warn").TextContent, StringComparison.Ordinal);
        no = null;
        undo.Find("button").Click();
        Assert.Empty(undo.FindAll("button"));
        Assert.Equal((2, 2), (put, read));

        await undo.InvokeAsync(() => undo.Instance.Offer("老磨坊", () => Task.FromResult<Refusal?>(null)));
        await undo.InvokeAsync(undo.Instance.Forget);
        Assert.Empty(undo.Find("[role=status]").TextContent.Trim());
    }

    [Fact]
    public void Without_script_the_player_is_the_browsers_own()
    {
        var player = Render<Player>(p => p.Add(c => c.Hls, "/live/a/index.m3u8").Add(c => c.Audio, "/live/a.aac").Add(c => c.Live, true).Add(c => c.Title, "麦种怎么拌"));
        Assert.True(player.Find("video").HasAttribute("controls"));
        Assert.Equal("/live/a/index.m3u8", player.Find("video a").GetAttribute("href"));
        Assert.All(player.Find("[data-player]").Attributes, a => Assert.DoesNotContain("player.", a.Value, StringComparison.Ordinal));
    }
}
