using Microsoft.Extensions.DependencyInjection;
using Portal.Content.Front;
using Portal.Kit.Modules;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Testing;
using static Portal.Content.Tests.ContentHost;

namespace Portal.Content.Tests.Front;

public sealed class FrontTests
{
    [Theory, BothDatabases]
    public async Task The_menu_holds_links_of_our_own_and_labels_of_our_own(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        Done(await host.Get<Arrange>().MenuAsync(Root(host), [new("/articles", "文章", false), new("https://example.com/", "县里", false), new("/gone", "", false)], Ct));
        var menu = (await host.Get<IFrontPage>().ReadAsync(Ct)).Menu;
        Assert.Equal(["/articles", "https://example.com/"], menu.Select(e => e.Path));
        Assert.Equal(["文章", "县里"], menu.Select(e => e.Label));
        Assert.Contains("frame", host.Evicted);
    }

    [Fact]
    public async Task The_banner_goes_when_its_time_is_over()
    {
        await using var host = await StartAsync();
        var until = host.Storage.Clock.GetUtcNow().UtcDateTime.AddHours(2);
        Done(await host.Get<Arrange>().BannerAsync(Root(host), new Banner("丰收节", "来赶集", "/calendar", null, until), Ct));
        Assert.Equal("丰收节", (await host.Get<FrontPage>().BannerAsync(Ct)).Title);
        host.Storage.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal("", (await host.Get<FrontPage>().BannerAsync(Ct)).Title);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("//evil.example/")]
    [InlineData("data:text/html,x")]
    [InlineData("articles")]
    [InlineData("/\\evil.example")]
    public async Task An_address_that_leads_astray_is_refused(string address)
    {
        await using var host = await StartAsync();
        Refused(await host.Get<Arrange>().MenuAsync(Root(host), [new(address, "去", false)], Ct), RefusalKind.Invalid);
        Refused(await host.Get<Arrange>().BannerAsync(Root(host), new Banner("去", "", address, null, null), Ct), RefusalKind.Invalid);
    }

    [Fact]
    public async Task Only_the_root_places_editors_arrange()
    {
        await using var host = await StartAsync();
        Refused(await host.Get<Arrange>().ZonesAsync(host.First, [], Ct), RefusalKind.Forbidden);
        Refused(await host.Get<Arrange>().ZonesAsync(CurrentUser.Visitor, [], Ct), RefusalKind.Forbidden);
        Refused(await host.Get<Arrange>().MenuAsync(Root(host), [.. Enumerable.Range(0, 41).Select(n => new ArrangedEntry($"/{n}", "x", true))], Ct), RefusalKind.Invalid);
        Refused(await host.Get<Arrange>().BannerAsync(Root(host), new Banner(new string('长', 31), "", "", null, null), Ct), RefusalKind.Invalid);
    }

    [Fact]
    public async Task Two_nodes_see_the_same_arrangement()
    {
        await using var host = await StartAsync();
        using var other = new FrontPage(host.Storage.Store, host.Get<ModuleList>(), host.Storage.Clock, host.Storage.Services.GetRequiredService<Portal.Storage.Signals.ISignals>());
        Assert.Equal("", (await other.BannerAsync(Ct)).Title);
        Done(await host.Get<Arrange>().BannerAsync(Root(host), new Banner("丰收节", "", "", null, null), Ct));
        Assert.Equal("丰收节", (await other.BannerAsync(Ct)).Title);
    }

    // Both villages of this host are roots; the first in order counts.
    private static CurrentUser Root(ContentHost host) => new(Guid.NewGuid(), "李文静", [new(Role.Editor, host.Liuxi.Id, "maichuan/")]);
}
