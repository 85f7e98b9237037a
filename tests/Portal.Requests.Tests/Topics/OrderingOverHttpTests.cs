using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.Places;
using Portal.Accounts.Places.Settings;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Moderation.Reports;
using Portal.Requests.Files;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Tests.Files;
using Portal.Requests.Topics.Submit;
using Portal.Storage.Signals;
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

    [Fact]
    public async Task A_voice_note_alone_is_an_order_that_a_person_hears_first_and_nobody_else()
    {
        var browser = await BrowserAsync();
        var placed = await browser.PostAsync("/orders/new", Voice(Sounds.Webm(), ("what", " ")), Ct);
        Assert.True(placed.StatusCode == HttpStatusCode.SeeOther, await placed.Content.ReadAsStringAsync(Ct));
        var number = placed.Headers.Location!.ToString().Split('/', '?')[2];
        var row = await RowAsync(number);
        Assert.Equal((Wording.Pending, ""), (row.Content, row.Title));
        await using var db = factory.Store.Open();
        var file = await db.Set<FileRow>().SingleAsync(f => f.OrderId == row.Id, Ct);
        Assert.Equal((FileKind.Voice, "audio/webm", 1), (file.Kind, file.ContentType, file.Version));

        var stranger = await BrowserAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/orders/{number}", Ct)).StatusCode);
        foreach (var who in new[] { browser, stranger })
            Assert.False((await who.GetAsync($"/desk/orders/voice/{file.Id}", Ct)).IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/orders/{number}/photos/{file.Id}", Ct)).StatusCode);
        Assert.DoesNotContain(number, await stranger.GetStringAsync("/orders", Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_voice_note_sent_twice_is_one_order_and_another_one_is_another()
    {
        var browser = await BrowserAsync();
        var first = await browser.PostAsync("/orders/new", Voice(Sounds.Webm(), ("key", "v")), Ct);
        var again = await browser.PostAsync("/orders/new", Voice(Sounds.Webm(), ("key", "v")), Ct);
        var other = await browser.PostAsync("/orders/new", Voice(Sounds.Ogg(), ("key", "v")), Ct);

        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.NotEqual(first.Headers.Location, other.Headers.Location);
    }

    [Fact]
    public async Task Films_pages_and_recordings_without_end_are_refused_in_words_and_the_written_words_stay()
    {
        var browser = await BrowserAsync();
        var before = await CountAsync();
        foreach (var (bytes, status) in new[] { (Sounds.Webm("V_VP9"), 400), (Encoding.UTF8.GetBytes("<script>alert(1)</script>"), 400), ([.. Sounds.Webm(), .. new byte[KeepFiles.VoiceBytes]], 413) })
        {
            var refused = await browser.PostAsync("/orders/new", Voice(bytes, ("what", "字留着")), Ct);
            Assert.Equal(status, (int)refused.StatusCode);
            var page = await refused.Content.ReadAsStringAsync(Ct);
            Assert.Contains("class=\"err\"", page, StringComparison.Ordinal);
            Assert.Contains(WebUtility.HtmlEncode("字留着"), page, StringComparison.Ordinal);
        }

        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task Two_hundred_megabytes_in_a_form_are_refused_in_words()
    {
        var browser = await BrowserAsync();
        var before = await CountAsync();
        using var form = new MultipartFormDataContent { { new StreamContent(new Endless(200L * 1024 * 1024)), "voice", "long.webm" } };
        var refused = await browser.PostAsync("/orders/new", form, Ct);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Contains(WebUtility.HtmlEncode("太大"), await refused.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task Words_and_episode_that_another_page_passes_on_stand_in_the_form()
    {
        var browser = await BrowserAsync();
        var page = await browser.GetStringAsync($"/orders/new?text={Uri.EscapeDataString("花生咋晒<b>才</b>不霉？")}&episode={Village}", Ct);
        Assert.Contains(WebUtility.HtmlEncode("花生咋晒<b>才</b>不霉？"), page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{Village}\"", page, StringComparison.Ordinal);

        // An episode that is not there is left out; the order is taken all the same.
        var placed = await browser.PostAsync("/orders/new", Form(("what", "花生咋晒才不霉？"), ("episode", Guid.NewGuid().ToString())), Ct);
        Assert.Null((await RowAsync(placed.Headers.Location!.ToString().Split('/', '?')[2])).SaidInEpisodeId);
    }

    [Fact]
    public async Task Anybody_reports_a_public_order_once_with_a_reason_and_nothing_that_is_not_public()
    {
        var sender = await BrowserAsync();
        var open = (await sender.PostAsync("/orders/new", Form(("what", "这句话有人要举报")), Ct)).Headers.Location!.ToString().Split('/', '?')[2];
        var hidden = (await sender.PostAsync("/orders/new", Form(("what", "这一单不公开"), ("private", "1")), Ct)).Headers.Location!.ToString().Split('/', '?')[2];
        var reporter = await BrowserAsync();
        Assert.Contains($"/orders/{open}/report", await reporter.GetStringAsync($"/orders/{open}", Ct), StringComparison.Ordinal);
        Assert.Equal(400, (int)(await reporter.PostAsync($"/orders/{open}/report", Form(("reason", " ")), Ct)).StatusCode);
        Assert.Equal(400, (int)(await reporter.PostAsync($"/orders/{open}/report", Form(("reason", new string('x', 201))), Ct)).StatusCode);
        for (var i = 0; i < 2; i++)
            Assert.Equal(HttpStatusCode.SeeOther, (await reporter.PostAsync($"/orders/{open}/report", Form(("reason", "骂人")), Ct)).StatusCode);
        Assert.Equal(404, (int)(await reporter.PostAsync($"/orders/{hidden}/report", Form(("reason", "猜的")), Ct)).StatusCode);

        await using var db = factory.Store.Open();
        var row = await RowAsync(open);
        Assert.Equal(1, await db.Set<ReportRow>().CountAsync(r => r.Subject == $"order:{row.Id}", Ct));
    }

    [Fact]
    public async Task A_place_may_want_a_telephone_number_or_an_account()
    {
        var browser = await BrowserAsync();
        await RuleAsync("WithPhone");
        Assert.Equal(400, (int)(await browser.PostAsync("/orders/new", Form(("what", "没留电话")), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PostAsync("/orders/new", Form(("what", "留了电话"), ("phone", "13800002046")), Ct)).StatusCode);
        await RuleAsync("SignedIn");
        Assert.Equal(401, (int)(await browser.PostAsync("/orders/new", Form(("what", "没登录"), ("phone", "13800002046")), Ct)).StatusCode);
        await RuleAsync(null);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PostAsync("/orders/new", Form(("what", "又行了")), Ct)).StatusCode);
    }

    [Fact]
    public async Task Every_village_has_its_own_feed_and_a_village_that_is_not_there_has_none()
    {
        var browser = await BrowserAsync();
        Assert.Contains("柳溪村", await browser.GetStringAsync("/orders/feed.xml?place=tests/", Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/orders/feed.xml?place=nowhere/", Ct)).StatusCode);
        Assert.Contains("feed.xml?place=tests%2F", await browser.GetStringAsync("/orders?place=tests/", Ct), StringComparison.Ordinal);
    }

    private async Task RuleAsync(string? who)
    {
        var administrator = new CurrentUser(Guid.NewGuid(), "a", [new Grant(Role.Administrator, Village, "tests/")]);
        var changed = await factory.Services.GetRequiredService<IPlaceSettings>().ChangeAsync(administrator, Village, OrderRules.Key, nameof(OrderRules.Who), who, Ct);
        Assert.True(changed.IsDone, changed.Refusal?.Message);
    }

    private static MultipartFormDataContent Voice(byte[] sound, params (string, string)[] fields)
    {
        var form = new MultipartFormDataContent { { new StringContent(Village.ToString()), "place" }, { new ByteArrayContent(sound), "voice", "x.webm" } };
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        return form;
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
        await factory.Services.GetRequiredService<ISignals>().RaiseAsync("accounts.places", Ct);
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
