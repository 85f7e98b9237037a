using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Kit.Web;
using Portal.Site.Web.Cache;
using Portal.Testing;

namespace Portal.Site.Tests.Web;

public sealed class PageCacheTests(PortalFactory site) : IClassFixture<PortalFactory>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_visitor_gets_the_stored_page()
    {
        using var one = site.Browser();
        using var two = site.Browser();
        await one.GetAsync("/?visitor=second", Ct);
        Assert.NotNull((await two.GetAsync("/?visitor=second", Ct)).Headers.Age);
    }

    [Fact]
    public async Task Whoever_is_signed_in_passes_the_cache_by()
    {
        var town = await Township.PlantAsync(site.Store);
        using var visitor = site.Browser();
        using var villager = await town.SignedInAsync(site);
        for (var i = 0; i < 3; i++)
            await visitor.GetAsync("/?visitor=signed", Ct);
        Assert.Null((await villager.GetAsync("/?visitor=signed", Ct)).Headers.Age);
        Assert.NotNull((await visitor.GetAsync("/?visitor=signed", Ct)).Headers.Age);
    }

    [Fact]
    public async Task Whoever_changes_something_evicts_the_pages_that_show_it()
    {
        using var visitor = site.Browser();
        for (var i = 0; i < 2; i++)
            await visitor.GetAsync("/?visitor=evict", Ct);
        Assert.NotNull((await visitor.GetAsync("/?visitor=evict", Ct)).Headers.Age);
        await site.Services.GetRequiredService<IPageCache>().EvictAsync(["home"], Ct);
        Assert.Null((await visitor.GetAsync("/?visitor=evict", Ct)).Headers.Age);
    }

    [Fact]
    public async Task Looks_do_not_mix()
    {
        foreach (var (cookie, expected) in new[] { ("", "lang=\"zh-CN\""), ("mode=dark", "data-mode=\"dark\""), ("elder=max", "data-elder=\"max\""), ("lang=en", "lang=\"en\"") })
        {
            for (var i = 0; i < 3; i++)
            {
                var page = await GetAsync("/", cookie);
                var html = page[..page.IndexOf("<head", StringComparison.Ordinal)];
                Assert.Contains(expected, html, StringComparison.Ordinal);
                Assert.Equal(cookie == "mode=dark", html.Contains("data-mode", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task A_look_in_the_address_is_shown_at_once_remembered_and_not_stored()
    {
        using var visitor = site.Browser();
        var first = await visitor.GetAsync("/?elder=1", Ct);
        Assert.Contains("data-elder=\"1\"", await first.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Contains("data-elder=\"1\"", await visitor.GetStringAsync("/", Ct), StringComparison.Ordinal);
        Assert.DoesNotContain("data-elder", await GetAsync("/?elder=1%22onload", ""), StringComparison.Ordinal);
        Assert.Null((await visitor.GetAsync("/?elder=1", Ct)).Headers.Age);
    }

    [Fact]
    public async Task Made_up_long_queries_are_answered_without_being_stored()
    {
        using var visitor = site.Browser();
        var address = "/?q=" + new string('x', PageCachePolicy.LongestQuery);
        for (var i = 0; i < 3; i++)
            Assert.Null((await visitor.GetAsync(address, Ct)).Headers.Age);
    }

    [Fact]
    public async Task A_page_that_was_begun_before_an_eviction_is_not_stored_after_it()
    {
        using var cache = ActivatorUtilities.CreateInstance<OutputPageCache>(site.Services);
        var clock = site.Services.GetRequiredService<TimeProvider>();
        cache.MayStore(["stories"], clock.GetTimestamp());
        var begun = clock.GetTimestamp();
        Assert.True(cache.MayStore(["stories"], begun));
        await cache.EvictAsync(["stories"], Ct);
        Assert.False(cache.MayStore(["stories"], begun));
        Assert.True(cache.MayStore(["stories"], clock.GetTimestamp() + 1));
    }

    private async Task<string> GetAsync(string address, string cookie)
    {
        using var visitor = site.CreateClient(new() { HandleCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (cookie.Length > 0)
            request.Headers.Add("Cookie", cookie);
        using var answer = await visitor.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Ct);
    }
}
