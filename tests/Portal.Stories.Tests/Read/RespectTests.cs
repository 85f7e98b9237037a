using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Portal.Kit.Lane;
using Portal.Kit.People;
using Portal.Stories.Respect;

namespace Portal.Stories.Tests.Read;

public sealed class RespectTests(DemoSite site) : IClassFixture<DemoSite>
{
    private const string Address = "/stories/diangong-xiaozhang";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_stands_on_the_page_at_once_and_twice_sent_stands_once()
    {
        var browser = Sender();
        for (var again = 0; again < 2; again++)
        {
            using var answer = await SayAsync(browser, Address, "谢谢您，雷雨夜也来给俺家接电", "杨楼老孟");
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        }

        var page = new HtmlParser().ParseDocument(await site.GetAsync(Address));
        Assert.Single(page.QuerySelectorAll(".respects li"), li => li.TextContent.Contains("雷雨夜也来给俺家接电", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "王大娘", HttpStatusCode.BadRequest)]
    [InlineData("好", "一二三四五六七八九十一二三四五六七八九十一", HttpStatusCode.BadRequest)]
    public async Task What_does_not_fit_comes_back_with_the_words_in_the_form(string text, string name, HttpStatusCode status)
    {
        using var answer = await SayAsync(Sender(), Address, text, name);
        Assert.Equal(status, answer.StatusCode);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Ct));
        Assert.Equal(name, page.QuerySelector("#respect-name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Too_long_is_refused_and_nobody_may_send_from_elsewhere()
    {
        using var tooLong = await SayAsync(Sender(), Address, new string('长', RespectRow.MaxText + 1), "");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLong.StatusCode);
        using var content = Form("好", "");
        var stranger = site.Browser;
        stranger.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var refused = await stranger.PostAsync(new Uri(Address, UriKind.Relative), content, Ct);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task A_moderator_hides_a_message_once_and_a_stranger_never()
    {
        using var answer = await SayAsync(Sender(), "/stories/qiaotou-xiuchepu", "梁师傅的手艺真好", "老主顾");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        using var scope = site.Factory.Services.CreateScope();
        var lane = scope.ServiceProvider.GetServices<IModerationLane>().Single(l => l.GetType().Name == "RespectLane");
        var moderator = new CurrentUser(Guid.NewGuid(), "陈小满", [new Grant(Role.Moderator, Guid.Empty, "maichuan/")]);
        var item = Assert.Single(await lane.ListAsync(moderator, false, 50, Ct), i => i.Text == "梁师傅的手艺真好");
        Assert.False((await lane.HideAsync(CurrentUser.Visitor, item.Id, item.State, Ct)).IsDone);
        Assert.True((await lane.HideAsync(moderator, item.Id, item.State, Ct)).IsDone);
        Assert.False((await lane.HideAsync(moderator, item.Id, item.State, Ct)).IsDone);
        Assert.DoesNotContain("梁师傅的手艺真好", await site.GetAsync("/stories/qiaotou-xiuchepu"), StringComparison.Ordinal);
        Assert.Empty(await lane.ListAsync(CurrentUser.Visitor, false, 50, Ct));
    }

    [Fact]
    public async Task A_device_likes_once_and_takes_it_back()
    {
        var browser = Sender();
        browser.DefaultRequestHeaders.Add("Accept", "application/json");
        Assert.Equal((1, true), await LikeAsync(browser, "true"));
        Assert.Equal((1, true), await LikeAsync(browser, "true"));
        Assert.Equal((2, true), await LikeAsync(Sender("application/json"), "true"));
        Assert.Equal((1, false), await LikeAsync(browser, "false"));
        Assert.Equal("1", new HtmlParser().ParseDocument(await site.GetAsync("/stories/mengpopo-chagang")).QuerySelector("[data-like-count]")!.TextContent);
    }

    private static async Task<(int Count, bool Mine)> LikeAsync(HttpClient browser, string likes)
    {
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["likes"] = likes });
        using var answer = await browser.PostAsync(new Uri("/stories/mengpopo-chagang/like", UriKind.Relative), content, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        return (json.GetProperty("count").GetInt32(), json.GetProperty("mine").GetBoolean());
    }

    private HttpClient Sender(string? accept = null)
    {
        var browser = site.Browser;
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        if (accept is not null)
            browser.DefaultRequestHeaders.Add("Accept", accept);
        return browser;
    }

    private static async Task<HttpResponseMessage> SayAsync(HttpClient browser, string address, string text, string name)
    {
        using var content = Form(text, name);
        return await browser.PostAsync(new Uri(address, UriKind.Relative), content, Ct);
    }

    private static FormUrlEncodedContent Form(string text, string name) => new(new Dictionary<string, string> { ["text"] = text, ["name"] = name });
}
