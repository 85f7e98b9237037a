using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Running;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>axe-core finds nothing to say about any page, in any mode, on a phone and on a desktop (WCAG 2.2 AA).</summary>
public sealed class AccessibilityTests(DemoSite demo, Browser browser)
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    [Theory]
    [InlineData("", true)]
    [InlineData("", false)]
    [InlineData("elder=1", true)]
    [InlineData("elder=1", false)]
    [InlineData("mode=dark", true)]
    [InlineData("mode=dark", false)]
    [InlineData("mode=contrast", true)]
    [InlineData("mode=contrast", false)]
    public async Task No_public_page_has_a_violation(string look, bool phone)
    {
        await using var person = await browser.PersonAsync(demo.Site, phone);
        var page = await person.NewPageAsync();
        await page.GotoAsync("/?" + look);
        await Assert_all_are_clean(page, await Pages.PublicAsync(page));
    }

    // The elder version is for public pages; consoles have their own sizes.
    [Theory]
    [InlineData("light", false)]
    [InlineData("light", true)]
    [InlineData("dark", false)]
    [InlineData("contrast", false)]
    public async Task No_page_of_the_desk_has_a_violation(string mode, bool phone)
    {
        await using var person = await browser.PersonAsync(demo.Site, phone);
        var page = await person.SignedInAsync(demo.Site, "zhuren", "/desk");
        await page.GotoAsync("/me?mode=" + mode);
        await Assert_all_are_clean(page, await Pages.DeskAsync(page));
    }

    private static async Task Assert_all_are_clean(IPage page, IReadOnlyList<(string Name, string Address)> pages)
    {
        List<string> found = [];
        foreach (var (name, address) in pages)
        {
            await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
            if (name.StartsWith("desk", StringComparison.Ordinal))
                await page.Locator("h1").First.WaitForAsync();
            var result = await page.RunAxe(Rules);
            found.AddRange(result.Violations.Select(v =>
                $"{name} {address}: {v.Id} {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
