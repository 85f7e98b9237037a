using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Portal.Content.Front;
using Portal.Kit.People;
using Portal.Stories.Model;

namespace Portal.Stories.Tests.Read;

public sealed class PagesTests(DemoSite site) : IClassFixture<DemoSite>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_story_shows_its_time_line_and_its_pictures_with_captions()
    {
        var page = new HtmlParser().ParseDocument(await site.GetAsync("/stories/qiaotou-xiuchepu"));
        Assert.Equal(4, page.QuerySelectorAll(".tl li").Length);
        Assert.Equal(2, page.QuerySelectorAll(".pictures figure").Length);
        Assert.All(page.QuerySelectorAll(".pictures img"), img => Assert.NotEmpty(img.GetAttribute("alt")!));
        Assert.All(page.QuerySelectorAll(".pictures figcaption"), caption => Assert.NotEmpty(caption.TextContent));
    }

    [Fact]
    public async Task Policy_questions_stand_by_theme_and_tell_machines_question_and_answer()
    {
        var list = new HtmlParser().ParseDocument(await site.GetAsync("/policies"));
        Assert.Equal(3, list.QuerySelectorAll("details.qa").Length);
        var page = new HtmlParser().ParseDocument(await site.GetAsync("/policies/laoren-yibao"));
        using var facts = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        Assert.Equal("QAPage", facts.RootElement.GetProperty("@type").GetString());
        Assert.NotEmpty(facts.RootElement.GetProperty("mainEntity").GetProperty("acceptedAnswer").GetProperty("text").GetString()!);
        Assert.NotNull(page.QuerySelector("a[href^='tel:']"));
    }

    [Fact]
    public async Task A_notice_says_when_it_holds()
    {
        var list = new HtmlParser().ParseDocument(await site.GetAsync("/notices"));
        Assert.Equal(2, list.QuerySelectorAll(".row .badge.wheat").Length);
    }

    [Fact]
    public async Task What_the_staff_arranged_is_what_readers_see_at_once()
    {
        await site.GetAsync("/");
        var editor = new CurrentUser(Guid.NewGuid(), "李文静", [new Grant(Role.Editor, Guid.Empty, "maichuan/")]);
        var arrange = site.Factory.Services.GetRequiredService<Arrange>();
        Assert.True((await arrange.BannerAsync(editor, new Banner("青禾丰收集市，周末见", "南坪村打谷场", "/calendar", null, null), Ct)).IsDone);
        Assert.True((await arrange.ZonesAsync(editor, [new("StoriesZone", false), new("NoticesZone", true)], Ct)).IsDone);
        Assert.True((await arrange.MenuAsync(editor, [new("/articles", "文章", false), new("/stories", "好人", false), new("/policies", "", true)], Ct)).IsDone);
        var page = new HtmlParser().ParseDocument(await site.GetAsync("/"));
        Assert.Equal("青禾丰收集市，周末见", page.QuerySelector(".banner h2")!.TextContent);
        Assert.Null(page.QuerySelector("#zone-notices"));
        Assert.NotNull(page.QuerySelector("#zone-stories"));
        Assert.Equal(["文章", "好人"], page.QuerySelectorAll("header .nav a").Skip(1).Take(2).Select(a => a.TextContent));
        Assert.Null(page.QuerySelector("header .nav a[href='/policies']"));
        Assert.True((await arrange.BannerAsync(editor, Banner.None, Ct)).IsDone);
    }

    [Theory]
    [InlineData("/rooms/chaguan/3", true)]
    [InlineData("/rooms/chaguan/3#t=95", true)]
    [InlineData("", true)]
    [InlineData("https://evil.example/rooms/a/1", false)]
    [InlineData("/rooms/chaguan/3?x=1", false)]
    [InlineData("javascript:alert(1)", false)]
    public void A_replay_is_an_address_of_ours(string address, bool right) => Assert.Equal(right, new StoryPart { Replay = address }.IsReplayRight);
}
