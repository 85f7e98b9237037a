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
        return [.. addresses.Distinct(StringComparer.Ordinal).Select(a => (a.Trim('/').Replace('/', '-'), a))];
    }
}
