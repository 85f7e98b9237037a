using Microsoft.Playwright;

namespace Portal.EndToEnd.Tests.Running;

/// <summary>Every page of the portal, for the tests that go through all of them and for the pictures.</summary>
public static class Pages
{
    /// <summary>Pages anybody may open, by name. Addresses that depend on the demo's ids are followed from a list page.</summary>
    public static async Task<IReadOnlyList<(string Name, string Address)>> PublicAsync(IPage page)
    {
        List<(string, string)> all =
        [
            ("home", "/"), ("rooms", "/rooms"), ("room", "/rooms/qinghe"), ("orders", "/orders"), ("order-new", "/orders/new"),
            ("order-find", "/orders/find"), ("orders-mine", "/orders/mine"), ("figures", "/orders/figures"), ("calendar", "/calendar"),
            ("stories", "/stories"), ("articles", "/articles"), ("notices", "/notices"), ("search", "/search?q=%E9%BA%A6"), ("search-none", "/search?q=qqqq"),
            ("sign-in", "/sign-in"), ("register", "/register"), ("privacy", "/privacy"), ("accessibility", "/accessibility"), ("offline", "/offline"),
            ("me", "/me"), ("style", "/style"), ("missing", "/no-such-page"), ("broken", "/error/500"),
        ];
        foreach (var (name, list, link) in new[]
        {
            ("order", "/orders", "a[href^='/orders/D']"),
            ("activity", "/calendar", "a[href^='/calendar/activity/']"),
            ("story", "/stories", "main a[href^='/stories/']"),
            ("notice", "/notices", "main a[href^='/notices/']"),
            ("episode", "/rooms/qinghe", "a[href^='/rooms/qinghe/']:not([href$='.ics'])"),
        })
        {
            await page.GotoAsync(list);
            all.Add((name, (await page.Locator(link).First.GetAttributeAsync("href"))!));
        }

        return all;
    }

    /// <summary>Pages of the desk, from its own menu.</summary>
    public static async Task<IReadOnlyList<(string Name, string Address)>> DeskAsync(IPage page)
    {
        await page.GotoAsync("/desk");
        await page.Locator("#desk-side a").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        var addresses = await page.Locator("#desk-side a").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))");
        var all = addresses.Distinct(StringComparer.Ordinal).Select(a => (Name: a.Trim('/').Replace('/', '-'), Address: a)).ToList();

        // What lies one step further, of each kind one: followed from its list.
        foreach (var (name, list, link) in new[]
        {
            ("desk-room", "/desk/rooms", "main a[href^='/desk/rooms/']:not([href$='/new']):not([href$='/plan'])"), ("desk-plan", "/desk/rooms", "main a[href$='/plan']"),
            ("desk-studio", "/desk/rooms", "main a[href^='/desk/studio/']"), ("desk-activity", "/desk/activities", "main a[href^='/desk/activities/']:not([href$='/new'])"),
            ("desk-activity-new", "/desk/activities", "main a[href='/desk/activities/new']"), ("desk-story", "/desk/stories", "main a[href^='/desk/stories/']:not([href*='/new/'])"),
            ("desk-story-new", "/desk/stories", "main a[href*='/desk/stories/new/']"), ("desk-order-new", "/desk/orders", "main a[href='/desk/orders/new']"),
        })
        {
            await page.GotoAsync(list);
            await page.Locator("h1").First.WaitForAsync();
            var found = page.Locator(link);
            if (await found.CountAsync() > 0)
                all.Add((name, (await found.First.GetAttributeAsync("href"))!));
        }

        return [.. all];
    }
}
