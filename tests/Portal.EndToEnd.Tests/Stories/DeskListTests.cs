using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>Lists of the desk are alike: columns, kept filters, the list as a file; keys are told by pressing ?.</summary>
public sealed class DeskListTests(DemoSite demo, Browser browser)
{
    [Fact]
    public async Task A_column_put_away_stays_away_a_kept_filter_comes_back_and_the_file_holds_what_is_seen()
    {
        await using var person = await browser.PersonAsync(demo.Site, phone: false);
        await Witness.Watch(demo.Site, [person], async () =>
        {
            var page = await person.SignedInAsync(demo.Site, "bianji", "/desk/stories");
            var place = page.GetByRole(AriaRole.Columnheader, new() { Name = "地方" });
            await Expect(place).ToBeVisibleAsync();
            await page.GetByText("看哪几列").ClickAsync();
            await page.GetByRole(AriaRole.Checkbox, new() { Name = "地方" }).UncheckAsync();
            await Expect(place).ToBeHiddenAsync();

            await page.Locator("[data-filters] input").FillAsync("修车");
            await page.Keyboard.PressAsync("Tab");
            await Expect(page.Locator("table[data-table] tbody tr")).ToHaveCountAsync(1);
            await page.GetByText("存这样筛的").First.ClickAsync();
            await page.GetByLabel("叫个名字").FillAsync("修车的");
            await page.Locator("[data-keep]").GetByRole(AriaRole.Button, new() { Name = "存这样筛的" }).ClickAsync();

            await page.ReloadAsync();
            await Expect(page.Locator("table[data-table] tbody tr").Nth(1)).ToBeVisibleAsync();
            await Expect(place).ToBeHiddenAsync();
            await page.GetByLabel("存下的筛选").SelectOptionAsync("修车的");
            await Expect(page.Locator("table[data-table] tbody tr")).ToHaveCountAsync(1);

            var saving = page.WaitForDownloadAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "导出这一页" }).ClickAsync();
            var file = await File.ReadAllTextAsync(await (await saving).PathAsync(), TestContext.Current.CancellationToken);
            Assert.Contains("修车铺", file, StringComparison.Ordinal);
            Assert.DoesNotContain("地方", file, StringComparison.Ordinal);
            Assert.Equal(2, file.Trim().Split('\n').Length);
        });
    }

    [Fact]
    public async Task Question_mark_tells_which_keys_there_are()
    {
        await using var person = await browser.PersonAsync(demo.Site, phone: false);
        var page = await person.SignedInAsync(demo.Site, "zhuren", "/desk");
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "键盘能做的事" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "键盘能做的事" })).ToBeHiddenAsync();
    }
}
