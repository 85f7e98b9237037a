using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Tests.Running;

/// <summary>
/// Every page of the portal, for the tests that go through all of them and for the pictures. AccessibilityTests fails on a
/// page of the modules that is not here. Addresses that depend on the demo's ids are followed from a list page, once per site.
/// </summary>
public static class Pages
{
    private static readonly ConcurrentDictionary<string, Task<IReadOnlyList<(string Name, string Address)>>> Known = new(StringComparer.Ordinal);

    /// <summary>Pages anybody may open, by name.</summary>
    public static Task<IReadOnlyList<(string Name, string Address)>> PublicAsync(IPage page) => OnceAsync(page, "public", FindPublicAsync);

    /// <summary>Pages of the villager who is signed in, with what they registered for, did and ordered.</summary>
    public static Task<IReadOnlyList<(string Name, string Address)>> MineAsync(IPage page) => OnceAsync(page, "mine", FindMineAsync);

    /// <summary>Pages of the desk, from its own menu and one step further, with what staff open at the door.</summary>
    public static Task<IReadOnlyList<(string Name, string Address)>> DeskAsync(IPage page) => OnceAsync(page, "desk", FindDeskAsync);

    // Two tests that begin together wait for the same search; one that failed is made again.
    private static async Task<IReadOnlyList<(string Name, string Address)>> OnceAsync(
        IPage page, string which, Func<IPage, Task<IReadOnlyList<(string Name, string Address)>>> find)
    {
        await page.GotoAsync("/offline");
        var key = $"{which} {new Uri(page.Url).Authority}";
        try
        {
            return await Known.GetOrAdd(key, _ => find(page));
        }
        catch (Exception late) when (late is PlaywrightException or TimeoutException)
        {
            Known.TryRemove(key, out _);
            return await Known.GetOrAdd(key, _ => find(page));
        }
    }

    private static async Task<IReadOnlyList<(string Name, string Address)>> FindPublicAsync(IPage page)
    {
        var day = Today();
        List<(string Name, string Address)> all =
        [
            ("home", "/"), ("rooms", "/rooms"), ("room", "/rooms/qinghe"), ("orders", "/orders"), ("order-new", "/orders/new"),
            ("order-find", "/orders/find"), ("orders-mine", "/orders/mine"), ("figures", "/orders/figures"), ("figures-wall", "/orders/figures/wall"),
            ("calendar", "/calendar"), ("calendar-list", "/calendar/list"), ("calendar-near", "/calendar/near"), ("calendar-week", "/calendar/week"),
            ("calendar-week-of", $"/calendar/week/{day}"), ("calendar-day", $"/calendar/day/{day}"), ("calendar-month", $"/calendar/{day[..7]}"),
            ("calendar-poster", $"/calendar/poster/{day[..7]}"), ("calendar-figures", "/calendar/figures"), ("calendar-wall", "/calendar/wall"),
            ("stories", "/stories"), ("articles", "/articles"), ("notices", "/notices"), ("policies", "/policies"),
            ("search", "/search?q=%E9%BA%A6"), ("search-none", "/search?q=qqqq"), ("sign-in", "/sign-in"), ("register", "/register"),
            ("privacy", "/privacy"), ("accessibility", "/accessibility"), ("offline", "/offline"), ("me-stranger", "/me"), ("me-closed", "/me/closed"),
            ("certificates", "/certificates"), ("certificate-unknown", "/certificates/nope"), ("join-used", "/join/nope"), ("setup-used", "/setup"),
            ("come-old", "/come/nope"), ("own-forged", "/calendar/own/nope"), ("style", "/style"), ("missing", "/no-such-page"), ("broken", "/error/500"), ("refused", "/error/403"),
        ];
        foreach (var (name, list, link) in new[]
        {
            ("order", "/orders", "a[href^='/orders/D']"),
            ("activity", "/calendar", "a[href^='/calendar/activity/']"),
            ("story", "/stories", "main a[href^='/stories/']"),
            ("notice", "/notices", "main a[href^='/notices/']"),
            ("policy", "/policies", "main a[href^='/policies/']"),
            ("episode", "/rooms/qinghe", "a[href^='/rooms/qinghe/']:not([href$='.ics'])"),
        })
            all.Add((name, await FollowAsync(page, list, link)));
        all.Add(("order-report", all.Single(p => p.Name == "order").Address + "/report"));
        all.Add(("screen", "/rooms/qinghe/23/screen"));
        all.Add(("answers-wall", await FollowAsync(page, "/rooms/qinghe/23", "a[href*='/wall/']")));
        return all;
    }

    private static async Task<IReadOnlyList<(string Name, string Address)>> FindMineAsync(IPage page)
    {
        List<(string Name, string Address)> all =
        [
            ("me", "/me"), ("me-hours", "/me/hours"), ("me-notices", "/me/notices"), ("me-name", "/me/name"), ("me-password", "/me/password"),
            ("me-phone", "/me/phone"), ("me-close", "/me/close"), ("me-agree", "/me/agree"),
            ("registration", await FollowAsync(page, "/me", "a[href^='/calendar/registration/']")),
        ];
        await page.GotoAsync("/me/hours");
        await page.Locator("form[action='/me/hours/certificate'] button").ClickAsync();
        await page.ArrivesAsync("**/me/hours/certificate/*");
        var certificate = new Uri(page.Url).AbsolutePath;
        all.Add(("certificate", certificate));
        all.Add(("certificate-good", certificate.Replace("/me/hours/certificate/", "/certificates/", StringComparison.Ordinal)));
        all.Add(("orders-mine-own", "/orders/mine"));
        all.Add(("order-own", "/orders/" + await page.OrderAsync("井里的水发黄，能找谁来看看？", phone: "19900004455")));
        return all;
    }

    private static async Task<IReadOnlyList<(string Name, string Address)>> FindDeskAsync(IPage page)
    {
        await page.GotoAsync("/desk");
        await page.Locator("#desk-side a").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        var addresses = await page.Locator("#desk-side a").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))");
        var all = addresses.Distinct(StringComparer.Ordinal).Select(a => (Name: a.Trim('/').Replace('/', '-'), Address: a)).ToList();

        // What lies one step further, of each kind one: followed from its list.
        foreach (var (name, list, link) in new[]
        {
            ("desk-room", "/desk/rooms", "main a[href^='/desk/rooms/']:not([href$='/new']):not([href$='/plan'])"), ("desk-plan", "/desk/rooms", "main a[href$='/plan']"),
            ("desk-room-new", "/desk/rooms", "main a[href='/desk/rooms/new']"), ("desk-episode", "/desk/rooms", "main a[href^='/desk/episodes/']:not([href$='/replay'])"),
            ("desk-studio", "/desk/rooms", "main a[href^='/desk/studio/']"),
            ("desk-activity", "/desk/activities", "main a[href^='/desk/activities/']:not([href$='/new']):not([href*='/month']):not([href*='/series/']):not([href$='/calls'])"),
            ("desk-activity-new", "/desk/activities", "main a[href='/desk/activities/new']"),
            ("desk-month", "/desk/activities", "main a[href^='/desk/activities/month']"),
            ("calendar-list-of", "/desk/activities", "main a[href^='/calendar/list/']"),
            ("desk-story", "/desk/stories", "main a[href^='/desk/stories/']:not([href*='/new/'])"), ("desk-story-new", "/desk/stories", "main a[href*='/desk/stories/new/']"),
            ("desk-order-new", "/desk/orders", "main a[href='/desk/orders/new']"),
            ("desk-order", "/desk/orders?view=all", "main a[href*='order=D']"),
        })
            all.Add((name, await FollowAsync(page, list, link)));

        string At(string name) => all.Single(p => p.Name == name).Address;
        all.Add(("desk-month-of", $"/desk/activities/month/{Today()[..7]}"));
        all.Add(("desk-calls", "/desk/activities/calls"));
        all.Add(("desk-story-begun", $"/desk/stories/new/story/{Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}"));

        // The demo has no venue of its own yet.
        await page.GotoAsync("/desk/venues");
        await page.GetByRole(AriaRole.Button, new() { Name = "添一个场所" }).ClickAsync();
        await page.GetByLabel("名称").FillAsync("石桥村大礼堂");
        await page.GetByLabel("电话").FillAsync("0900-1234562");
        await page.GetByRole(AriaRole.Button, new() { Name = "存好" }).ClickAsync();
        await page.Locator("main a[href^='/calendar/venue/']").First.WaitForAsync();
        all.Add(("desk-venues", "/desk/venues"));
        all.Add(("venue", await FollowAsync(page, "/desk/venues", "main a[href^='/calendar/venue/']")));
        await page.GotoAsync("/desk/activities");
        await page.GetByRole(AriaRole.Button, new() { Name = "办过的" }).ClickAsync();
        var after = page.Locator("main a[href^='/desk/after/']").First;
        await after.WaitForAsync();
        all.Add(("desk-after", (await after.GetAttributeAsync("href"))!));
        all.Add(("desk-review", At("desk-story").Replace("/desk/stories/", "/desk/reviews/", StringComparison.Ordinal)));
        all.Add(("desk-sheet", At("desk-review") + "/sheet"));
        all.Add(("desk-replay", At("desk-studio").Replace("/desk/studio/", "/desk/episodes/", StringComparison.Ordinal) + "/replay"));
        all.Add(("desk-episode-figures", At("desk-studio").Replace("/desk/studio/", "/desk/episodes/", StringComparison.Ordinal) + "/figures"));
        all.Add(("look-back", At("desk-after").Replace("/desk/after/", "/calendar/look-back/", StringComparison.Ordinal)));
        all.Add(("door", await FollowAsync(page, At("calendar-list-of"), "a[href^='/calendar/door/']")));
        return [.. all];
    }

    private static async Task<string> FollowAsync(IPage page, string list, string link)
    {
        await page.GotoAsync(list);
        await page.Locator("h1").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        var found = page.Locator(link).First;
        await found.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return (await found.GetAttributeAsync("href"))!;
    }

    /// <summary>Today as the portal counts days: <c>2026-11-24</c>.</summary>
    public static string Today() => TimeProvider.System.GetUtcNow().AddHours(8).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
