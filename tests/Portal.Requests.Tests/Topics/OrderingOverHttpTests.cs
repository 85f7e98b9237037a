using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Kit.Places;
using Portal.Requests.Kernel.Log;
using Portal.Testing;

namespace Portal.Requests.Tests.Topics;

/// <summary>The public forms as a browser without script sends them.</summary>
public sealed class OrderingOverHttpTests : IClassFixture<PortalFactory>
{
    private static readonly Guid Village = new("00000000-0000-0000-0001-00000000000a");
    private readonly PortalFactory factory;

    public OrderingOverHttpTests(PortalFactory factory) => this.factory = factory;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_order_is_placed_found_by_its_sender_only_and_wanted_once_by_others()
    {
        var sender = await BrowserAsync();
        var placed = await sender.PostAsync("/orders/new", Form(("what", "红薯粉条想上网卖，从哪一步弄起？"), ("phone", "138 0000 2046"), ("key", "k1")), Ct);
        Assert.Equal(HttpStatusCode.SeeOther, placed.StatusCode);
        var address = placed.Headers.Location!.ToString();
        var page = await sender.GetStringAsync(address, Ct);
        Assert.Contains("withdraw", page, StringComparison.Ordinal);
        Assert.DoesNotContain("2046\"", page, StringComparison.Ordinal);

        var other = await BrowserAsync();
        var publicPage = await other.GetStringAsync(address.Split('?')[0], Ct);
        Assert.DoesNotContain("13800002046", publicPage, StringComparison.Ordinal);
        Assert.DoesNotContain("/withdraw\"", publicPage, StringComparison.Ordinal);
        var number = address.Split('/', '?')[2];
        Assert.Equal(HttpStatusCode.SeeOther, (await other.PostAsync($"/orders/{number}/me-too", Form(), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await other.PostAsync($"/orders/{number}/me-too", Form(), Ct)).StatusCode);
        Assert.Equal(2, (await RowAsync(number)).Wanted);
    }

    [Fact]
    public async Task A_form_sent_twice_is_one_order_and_another_sentence_is_another()
    {
        var browser = await BrowserAsync();
        var first = await browser.PostAsync("/orders/new", Form(("what", "路灯坏了找谁修"), ("key", "same")), Ct);
        var again = await browser.PostAsync("/orders/new", Form(("what", "路灯坏了找谁修"), ("key", "same")), Ct);
        var second = await browser.PostAsync("/orders/new", Form(("what", "水管漏了找谁修"), ("key", "same")), Ct);

        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.NotEqual(first.Headers.Location, second.Headers.Location);
    }

    [Theory]
    [InlineData("what", "", 400)]
    [InlineData("place", "11111111-1111-1111-1111-111111111111", 400)]
    [InlineData("place", "' or 1=1", 400)]
    [InlineData("phone", "138 0000 204", 400)]
    public async Task What_does_not_fit_is_refused_in_words_with_what_was_entered_and_nothing_changes(string field, string value, int status)
    {
        var browser = await BrowserAsync();
        var before = await CountAsync();
        var refused = await browser.PostAsync("/orders/new", Form(("what", "这句话要留着"), (field, value)), Ct);

        Assert.Equal(status, (int)refused.StatusCode);
        var page = await refused.Content.ReadAsStringAsync(Ct);
        Assert.Contains("class=\"err\"", page, StringComparison.Ordinal);
        if (field != "what")
            Assert.Contains(WebUtility.HtmlEncode("这句话要留着"), page, StringComparison.Ordinal);
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task Long_texts_strangers_and_other_sites_are_turned_away()
    {
        var browser = await BrowserAsync();
        Assert.Equal(413, (int)(await browser.PostAsync("/orders/new", Form(("what", new string('x', 4000))), Ct)).StatusCode);
        var placed = await browser.PostAsync("/orders/new", Form(("what", "只有我能撤")), Ct);
        var number = placed.Headers.Location!.ToString().Split('/', '?')[2];

        var stranger = await BrowserAsync();
        stranger.DefaultRequestHeaders.Add("Cookie", "orders=forged");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync($"/orders/{number}/withdraw", Form(), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/orders/D990101-0001", Ct)).StatusCode);
        Assert.Equal("pending", (await RowAsync(number)).State);

        using var elsewhere = factory.Browser();
        elsewhere.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.Forbidden, (await elsewhere.PostAsync("/orders/new", Form(("what", "别处来的")), Ct)).StatusCode);
    }

    [Fact]
    public async Task Every_public_page_of_orders_is_there_and_pages_beyond_the_end_are_empty()
    {
        var browser = await BrowserAsync();
        foreach (var address in new[] { "/orders", "/orders?page=999&show=answered", "/orders/new", "/orders/find", "/orders/mine", "/orders/figures", "/orders/figures.csv", "/orders/feed.xml", "/orders/similar?text=%E7%A7%B8%E7%A7%86" })
            Assert.True((await browser.GetAsync(address, Ct)).IsSuccessStatusCode, address);
    }

    private static FormUrlEncodedContent Form(params (string, string)[] fields)
    {
        var form = new Dictionary<string, string> { ["place"] = Village.ToString() };
        foreach (var (name, value) in fields)
            form[name] = value;
        return new FormUrlEncodedContent(form);
    }

    private async Task<HttpClient> BrowserAsync()
    {
        var browser = factory.Browser();
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        await factory.Store.WriteAsync(
            async db =>
            {
                if (await db.Set<PlaceRow>().AnyAsync(p => p.Id == Village, Ct))
                    return;
                var root = await db.Set<PlaceRow>().Where(p => p.ParentId == null).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(Ct);
                db.Add(new PlaceRow { Id = Village, Path = "tests/", Slug = "tests", Name = "柳溪村", SortKey = "liu xi cun", Level = PlaceLevel.Village, ParentId = root });
            },
            Ct);
        return browser;
    }

    private async Task<OrderRow> RowAsync(string number)
    {
        await using var db = factory.Store.Open();
        return await db.Set<OrderRow>().SingleAsync(o => o.Number == number, Ct);
    }

    private async Task<int> CountAsync()
    {
        await using var db = factory.Store.Open();
        return await db.Set<OrderRow>().CountAsync(Ct);
    }
}
