using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Running;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>
/// Every page of the portal, on a phone and on a desktop, light, dark, in high contrast and in the elder version: axe-core
/// finds nothing to say (WCAG 2.2 AA and its advice), nothing is wider than its screen, public pages print and can be shared.
/// </summary>
public sealed class AccessibilityTests(DemoSite demo, Browser browser)
{
    private const int Parts = 4;

    // Pages that show a machine's television or one person's secret: nobody sends them into a chat.
    private static readonly HashSet<string> NotShared = new(StringComparer.Ordinal)
    {
        "figures-wall", "calendar-wall", "screen", "answers-wall", "missing", "broken", "refused", "offline", "style", "search", "search-none", "sign-in", "register",
        "me-stranger", "me-closed", "orders-mine", "order-find", "join-used", "setup-used", "come-old", "own-forged", "order-report", "certificate-unknown", "certificates",
    };

    // Televisions are not printed, nor the page of all components, which shows dark ones too.
    private static readonly HashSet<string> NotPrinted = new(StringComparer.Ordinal) { "figures-wall", "calendar-wall", "screen", "style" };

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task No_public_page_has_a_violation_in_any_mode(int part)
    {
        await using var person = await browser.PersonAsync(demo.Site, phone: false, worker: false);
        var page = await person.NewPageAsync();
        List<string> found = [];
        foreach (var (name, address) in (await Pages.PublicAsync(page)).Where((_, i) => i % Parts == part))
        {
            await Walk.OpenAsync(page, address);
            var said = (await Walk.LookAsync(page, "", "dark", "contrast")).ToList();
            if (!NotShared.Contains(name))
                said.AddRange(await Walk.CardAsync(page));
            if (!NotPrinted.Contains(name))
                said.AddRange(await Walk.PrintAsync(page));
            await Walk.OpenAsync(page, address, "1");
            said.AddRange((await Walk.LookAsync(page, "")).Select(line => "elder " + line));
            found.AddRange(said.Select(line => $"{name} {address} {line}"));
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task No_page_of_a_villager_who_is_signed_in_has_a_violation_in_any_mode()
    {
        await using var person = await browser.PersonAsync(demo.Site, phone: false, worker: false);
        var page = await person.SignedInAsync(demo.Site, "cunmin", "/me");
        List<string> found = [];
        foreach (var (name, address) in await Pages.MineAsync(page))
        {
            await Walk.OpenAsync(page, address);
            var said = (await Walk.LookAsync(page, "", "dark", "contrast")).Concat(await Walk.PrintAsync(page)).ToList();
            await Walk.OpenAsync(page, address, "1");
            said.AddRange((await Walk.LookAsync(page, "")).Select(line => "elder " + line));
            found.AddRange(said.Select(line => $"{name} {address} {line}"));
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    // The elder version is for public pages; consoles have their own sizes.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task No_page_of_the_desk_has_a_violation_in_any_mode(int part)
    {
        await using var person = await browser.PersonAsync(demo.Site, phone: false, worker: false);
        var page = await person.SignedInAsync(demo.Site, "zhuren", "/desk");
        List<string> found = [];
        foreach (var (name, address) in (await Pages.DeskAsync(page)).Where((_, i) => i % Parts == part))
        {
            await Walk.OpenAsync(page, address);
            found.AddRange((await Walk.LookAsync(page, "", "dark", "contrast")).Select(line => $"{name} {address} {line}"));
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    // An invitation that holds, an open door's code and somebody's own code, as a stranger and as staff find them.
    [Fact]
    public async Task No_page_that_lives_only_for_a_while_has_a_violation_in_any_mode()
    {
        await using var staff = await browser.PersonAsync(demo.Site, phone: false, worker: false);
        await using var villager = await browser.PersonAsync(demo.Site, worker: false);
        await using var stranger = await browser.PersonAsync(demo.Site, phone: false, worker: false);
        var desk = await staff.SignedInAsync(demo.Site, "zhuren", "/desk");
        var mine = await villager.SignedInAsync(demo.Site, "cunmin", "/me");
        var page = await stranger.NewPageAsync();
        await page.GotoAsync("/offline");
        var (join, door, seat) = (await Living.InvitedAsync(desk), await Living.DoorAsync(desk), await Living.SeatedAsync(mine));
        List<string> found = [];
        foreach (var (name, who, address, sign) in new (string, IPage, Func<Task<string>>, string)[]
        {
            ("join", page, () => Task.FromResult(join), "input[name=username]"),
            ("join-known", desk, () => Task.FromResult(join), "form[action^='/join/'] button"),
            ("door", desk, () => Task.FromResult(door), "img[data-code]"),
            ("come", page, () => Living.ReadCodeAsync(desk, door, "img[data-code]"), "form[action^='/come/']"),
            ("own", page, () => Living.ReadCodeAsync(mine, seat, "figure.own img"), "p.note.info"),
            ("own-staff", desk, () => Living.ReadCodeAsync(mine, seat, "figure.own img"), "form[action^='/calendar/list/']"),
        })
        {
            foreach (var elder in new[] { "0", "1" })
            {
                await Walk.OpenAsync(who, await address(), elder);
                Assert.True(await who.Locator(sign).CountAsync() > 0, $"{name} is not alive: {await who.InnerTextAsync("body")}");
                found.AddRange((await Walk.LookAsync(who, elder == "0" ? ["", "dark", "contrast"] : [""])).Select(line => $"{name} elder {elder} {line}"));
            }
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task The_page_on_which_a_new_portal_is_set_up_has_no_violation_in_any_mode()
    {
        await using var site = await SiteProcess.StartAsync(TestContext.Current.CancellationToken, demo: false);
        var address = await Living.SetUpAsync(site, TestContext.Current.CancellationToken);
        await using var person = await browser.PersonAsync(demo.Site, phone: false, worker: false);
        var page = await person.NewPageAsync();
        await page.GotoAsync(address);
        List<string> found = [];
        foreach (var elder in new[] { "0", "1" })
        {
            await Walk.OpenAsync(page, address, elder);
            await page.Locator("form[action='/setup'] textarea[name=privacy]").WaitForAsync();
            found.AddRange((await Walk.LookAsync(page, elder == "0" ? ["", "dark", "contrast"] : [""])).Select(line => $"setup elder {elder} {line}"));
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task Every_page_that_the_modules_have_is_among_those_that_are_looked_at()
    {
        await using var villager = await browser.PersonAsync(demo.Site, worker: false);
        await using var staff = await browser.PersonAsync(demo.Site, phone: false, worker: false);
        var routes = Walk.Routes();
        var mine = await villager.SignedInAsync(demo.Site, "cunmin", "/me");
        var visited = (await Pages.MineAsync(mine))
            .Concat(await Pages.PublicAsync(mine))
            .Concat(await Pages.DeskAsync(await staff.SignedInAsync(demo.Site, "zhuren", "/desk")))
            .Select(p => Walk.RouteOf(p.Address, routes))
            .ToHashSet(StringComparer.Ordinal);
        Assert.True(routes.Count > 80, $"{routes.Count} routes");
        Assert.Equal(Unvisited.Keys.Order(StringComparer.Ordinal), routes.Where(r => !visited.Contains(r)));
    }

    /// <summary>Route → why nobody goes there in this walk.</summary>
    private static readonly Dictionary<string, string> Unvisited = new(StringComparer.Ordinal)
    {
        ["/articles/{Slug}"] = "the same page as /notices/{Slug} and /policies/{Slug}; the demo has no article of that kind",
        ["/desk/activities/series/{Id:guid}"] = "its form is that of /desk/activities/new; the demo's activities come again without a rule",
        ["/me/hours/{Entry:guid}"] = "the same page as /me/hours, opened at one line by a notice",
    };

    [Theory]
    [InlineData("/orders/D261124-0001", "/orders/{Number}")]
    [InlineData("/orders/figures?month=2026-11", "/orders/figures")]
    [InlineData("/calendar/2026-11", "/calendar/{Month}")]
    [InlineData("/desk/reviews/01a204cd-7ff4-75e4-a67e-4e4dc2815ddd", "/desk/reviews/{Id:guid}")]
    [InlineData("/no-such-page", null)]
    public void An_address_is_known_by_its_route(string address, string? route) => Assert.Equal(route, Walk.RouteOf(address, Walk.Routes()));
}
