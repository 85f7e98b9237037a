using System.Net;
using Portal.Kit.People;
using Portal.Testing;

namespace Portal.Site.Tests.Web;

public sealed class GuardTests(PortalFactory site) : IClassFixture<PortalFactory>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/nowhere")]
    [InlineData("/_content/Portal.Theme/icons.svg")]
    public async Task Every_answer_carries_the_security_policy_once(string address)
    {
        using var visitor = site.Browser();
        var answer = await visitor.GetAsync(address, Ct);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task A_public_page_sets_no_cookie_and_forbids_nobody_to_store_it()
    {
        using var visitor = site.Browser();
        var answer = await visitor.GetAsync("/", Ct);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.NotEqual(true, answer.Headers.CacheControl?.NoStore);
        Assert.DoesNotContain("Blazor-Server-Component-State", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/desk")]
    [InlineData("/desk/nobody-mapped-this")]
    [InlineData("/DESK/rooms")]
    public async Task A_visitor_is_led_to_sign_in_wherever_the_desk_begins(string address)
    {
        using var visitor = site.Browser();
        var answer = await visitor.GetAsync(address, Ct);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/sign-in?return=", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_answers_staff_and_refuses_villagers()
    {
        var town = await Township.PlantAsync(site.Store);
        using var villager = await town.SignedInAsync(site);
        using var editor = await town.SignedInAsync(site, Role.Editor);
        Assert.Equal(HttpStatusCode.Forbidden, (await villager.GetAsync("/desk", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync("/desk", Ct)).StatusCode);
    }

    [Fact]
    public async Task Who_lands_nowhere_reads_what_to_do_next()
    {
        using var visitor = site.Browser();
        visitor.DefaultRequestHeaders.Add("Accept", "text/html");
        var answer = await visitor.GetAsync("/nowhere", Ct);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("role=\"search\"", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_the_bare_status()
    {
        using var program = site.Browser();
        Assert.Empty(await (await program.GetAsync("/nowhere", Ct)).Content.ReadAsByteArrayAsync(Ct));
    }
}
