using System.Net;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Portal.Storage.Jobs;
using Portal.Storage.Search;

namespace Portal.Stories.Tests.Read;

public sealed class FindingTests(DemoSite site) : IClassFixture<DemoSite>
{
    [Theory]
    [InlineData("修车", "/stories/qiaotou-xiuchepu")]
    [InlineData("张树安", "/stories/diangong-xiaozhang")]
    [InlineData("红薯粉条", "/stories/nanping-fenpi")]
    [InlineData("停水", "/notices/liuxi-jianxiu")]
    public async Task A_story_is_found_by_a_word_a_person_or_a_title(string words, string address)
    {
        var page = new HtmlParser().ParseDocument(await site.GetAsync($"/search?q={Uri.EscapeDataString(words)}"));
        Assert.Contains(page.QuerySelectorAll(".hits a"), hit => hit.GetAttribute("href") == address);
        Assert.NotEmpty(page.QuerySelectorAll(".hits mark"));
    }

    [Theory]
    [InlineData("episode")]
    [InlineData("activity")]
    [InlineData("order")]
    [InlineData("room")]
    public async Task Every_kind_is_found_by_its_title(string kind)
    {
        var ct = TestContext.Current.CancellationToken;
        var services = site.Factory.Services;
        await services.GetServices<IJob>().Single(j => j.Name == "storage.search-catch-up").RunAsync(ct);
        var source = services.GetServices<ISearchSource>().Single(s => s.Kind == kind);
        var entry = (await source.ReadAsync((await source.VisibleAsync(ct)).First(), ct))!;
        var page = new HtmlParser().ParseDocument(await site.GetAsync($"/search?kind={kind}&q={Uri.EscapeDataString(entry.Title)}"));
        Assert.Contains(page.QuerySelectorAll(".hits a"), hit => hit.GetAttribute("href") == entry.Address);
        await site.GetAsync(entry.Address);
        Assert.Contains(entry.Address, await site.GetAsync($"/search/suggest?q={Uri.EscapeDataString(entry.Title)}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_and_a_year_narrow_what_is_found()
    {
        var here = new HtmlParser().ParseDocument(await site.GetAsync("/search?q=%E6%9D%91&place=maichuan/qinghe/shiqiao/"));
        Assert.NotEmpty(here.QuerySelectorAll(".hits a"));
        Assert.Contains(here.QuerySelectorAll("option[selected]"), o => o.GetAttribute("value") == "maichuan/qinghe/shiqiao/");
        var nothing = new HtmlParser().ParseDocument(await site.GetAsync("/search?q=%E6%9D%91&year=2001"));
        Assert.Empty(nothing.QuerySelectorAll(".hits a"));
    }

    [Fact]
    public async Task Where_nothing_is_found_something_near_is_offered()
    {
        var page = new HtmlParser().ParseDocument(await site.GetAsync($"/search?q={Uri.EscapeDataString("修车铺子在哪")}"));
        Assert.Empty(page.QuerySelectorAll(".hits a"));
        Assert.Contains(page.QuerySelectorAll(".chips a"), a => a.GetAttribute("href") == "/stories/qiaotou-xiuchepu");
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("' OR 1=1 --")]
    [InlineData("\"*^:(")]
    [InlineData("zzzz")]
    public async Task Whatever_is_typed_the_page_answers(string words)
    {
        var page = await site.GetAsync($"/search?q={Uri.EscapeDataString(words)}&kind=nothing&page=-3");
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_leaves_one_kind()
    {
        var page = new HtmlParser().ParseDocument(await site.GetAsync("/search?q=%E6%9D%91&kind=notice"));
        Assert.All(page.QuerySelectorAll(".hits a"), hit => Assert.StartsWith("/notices/", hit.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/feeds/story.rss", "item", 4)]
    [InlineData("/feeds/story.rss?place=maichuan/qinghe/shiqiao/", "item", 1)]
    [InlineData("/feeds/notice.atom", "entry", 2)]
    [InlineData("/sitemap.xml", "url", 15)]
    public async Task Feeds_and_the_sitemap_are_valid_and_complete(string address, string element, int count)
    {
        var document = XDocument.Parse(await site.GetAsync(address));
        Assert.Equal(count, document.Descendants().Count(e => e.Name.LocalName == element));
    }

    [Fact]
    public async Task Pictures_are_served_inert_and_for_ever()
    {
        var page = new HtmlParser().ParseDocument(await site.GetAsync("/stories/qiaotou-xiuchepu"));
        var source = page.QuerySelector(".lead img")!.GetAttribute("src")!.Split('?')[0];
        using var answer = await site.Browser.GetAsync(new Uri(source, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/webp", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("sandbox", string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/desk/media/upload?place=0190a000-0000-7000-8000-000000000001&name=a.png&alt=a")]
    [InlineData("/desk/content/paste?place=0190a000-0000-7000-8000-000000000001")]
    public async Task The_desk_takes_nothing_from_a_stranger(string address)
    {
        using var content = new StringContent("<p>x</p>");
        var browser = site.Browser;
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await browser.PostAsync(new Uri(address, UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.False(answer.IsSuccessStatusCode);
    }
}
