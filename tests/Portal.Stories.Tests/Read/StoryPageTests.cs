using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Portal.Stories.Tests.Read;

public sealed class StoryPageTests(DemoSite site) : IClassFixture<DemoSite>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private async Task<IDocument> PageAsync(string address) => new HtmlParser().ParseDocument(await site.GetAsync(address));

    [Fact]
    public async Task A_story_is_read_without_script()
    {
        var page = await PageAsync("/stories/qiaotou-xiuchepu");
        Assert.Equal("桥头那间修车铺，二十三年没收过老人一分钱", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("梁守义", page.QuerySelector("aside h2")!.TextContent);
        Assert.Equal("梁守义，61 岁", page.QuerySelector("blockquote footer")!.TextContent);
        Assert.Contains("吴建国", page.QuerySelector("details.signed p")!.TextContent, StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll("main img"), picture => Assert.False(string.IsNullOrWhiteSpace(picture.GetAttribute("alt"))));
    }

    [Fact]
    public async Task What_others_show_of_it_is_in_the_head()
    {
        var page = await PageAsync("/stories/qiaotou-xiuchepu");
        string? Meta(string name) => page.QuerySelector($"meta[property='{name}']")?.GetAttribute("content");
        Assert.Equal("桥头那间修车铺，二十三年没收过老人一分钱", Meta("og:title"));
        Assert.Matches("^https?://.+/media/.+\\.webp$", Meta("og:image")!);
        Assert.EndsWith("/stories/qiaotou-xiuchepu", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
        using var schema = System.Text.Json.JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        Assert.Equal("Article", schema.RootElement.GetProperty("@type").GetString());
    }

    [Fact]
    public async Task All_that_the_share_picture_shows_stands_in_the_page()
    {
        var panel = (await PageAsync("/stories/qiaotou-xiuchepu")).QuerySelector("[data-share-panel]")!;
        Assert.Equal("桥头那间修车铺，二十三年没收过老人一分钱", panel.GetAttribute("data-title"));
        Assert.StartsWith("梁守义 · ", panel.GetAttribute("data-hosts"), StringComparison.Ordinal);
        Assert.NotNull(panel.QuerySelector("[data-make-picture][hidden]"));
        foreach (var picture in new[] { "data-cover", "data-qr" })
        {
            using var answer = await site.Browser.GetAsync(new Uri(panel.GetAttribute(picture)!, UriKind.Relative), Ct);
            Assert.StartsWith("image/", answer.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_episode_tells_machines_of_its_broadcast()
    {
        var room = await PageAsync("/rooms/qinghe");
        var address = room.QuerySelector("a[href^='/rooms/qinghe/']:not([href$='.ics'])")!.GetAttribute("href")!;
        var page = await PageAsync(address);
        using var schema = System.Text.Json.JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        var broadcast = schema.RootElement[0];
        Assert.Equal("BroadcastEvent", broadcast.GetProperty("@type").GetString());
        Assert.EndsWith(address.Split('#')[0], broadcast.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.True(broadcast.GetProperty("isLiveBroadcast").GetBoolean());
    }

    [Fact]
    public async Task The_gallery_is_filtered_by_village_and_year()
    {
        Assert.Equal(4, (await PageAsync("/stories")).QuerySelectorAll("article").Length);
        Assert.Single((await PageAsync("/stories?village=maichuan/qinghe/liuxi/")).QuerySelectorAll("article"));
        Assert.Empty((await PageAsync("/stories?year=2001")).QuerySelectorAll("article"));
        Assert.Empty((await PageAsync("/stories?village=nowhere/&page=999999&year=-5")).QuerySelectorAll("article"));
    }

    [Fact]
    public async Task Notices_are_listed_and_read()
    {
        Assert.Equal(2, (await PageAsync("/notices")).QuerySelectorAll(".row").Length);
        Assert.Contains("停水", (await PageAsync("/notices/liuxi-jianxiu")).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await PageAsync("/articles")).QuerySelector(".empty"));
    }

    [Theory]
    [InlineData("/stories/nothing-here")]
    [InlineData("/stories/liuxi-jianxiu")]
    [InlineData("/notices/qiaotou-xiuchepu")]
    [InlineData("/share/story/nothing-here.svg")]
    [InlineData("/feeds/nothing.rss")]
    [InlineData("/media/0190a000-0000-7000-8000-000000000001/a.png")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        using var answer = await site.Browser.GetAsync(new Uri(address, UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
