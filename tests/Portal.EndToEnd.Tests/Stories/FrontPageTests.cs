using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>Staff arrange the home page without code. A site of its own: others tell what stands on theirs.</summary>
public sealed class FrontPageTests(OwnSite own, Browser browser) : IClassFixture<OwnSite>
{
    [Fact]
    public async Task Banner_menu_and_zones_are_arranged_at_the_desk_and_read_at_once()
    {
        await using var staff = await browser.PersonAsync(own.Site, phone: false);
        await using var reader = await browser.PersonAsync(own.Site);
        await Witness.Watch(own.Site, [staff, reader], async () =>
        {
            var page = await reader.NewPageAsync();
            await page.GotoAsync("/");
            await Expect(page.Locator("#zone-notices")).ToHaveCountAsync(1);

            var desk = await staff.SignedInAsync(own.Site, "zhuren", "/desk/front");
            await desk.GetByLabel("标题", new() { Exact = true }).FillAsync("青禾丰收集市，周末见");
            await desk.GetByLabel("小字").FillAsync("南坪村打谷场，家家带一样");
            await desk.Locator("#b-address").FillAsync("javascript:alert(1)");
            await desk.Locator("section", new() { HasText = "横幅" }).Last.GetByRole(AriaRole.Button, new() { Name = "存好" }).ClickAsync();
            await Expect(desk.GetByRole(AriaRole.Alert).GetByText("网址要以")).ToBeVisibleAsync();
            await desk.Locator("#b-address").FillAsync("/calendar");
            await desk.Locator("section", new() { HasText = "横幅" }).Last.GetByRole(AriaRole.Button, new() { Name = "存好" }).ClickAsync();
            await Expect(desk.GetByText("读者现在就能看到")).ToBeVisibleAsync();

            // Each time from a page opened anew: the word of an earlier save would be taken for that of the next.
            await desk.ReloadAsync();
            await desk.Locator("li", new() { HasText = "公告" }).First.GetByRole(AriaRole.Checkbox).UncheckAsync();
            await SaveAsync(desk, "首页板块");
            await desk.ReloadAsync();
            await desk.GetByRole(AriaRole.Button, new() { Name = "加一项" }).ClickAsync();
            // The banner has a field of that name too, and it stands before the new entry does.
            await Section(desk, "菜单").GetByRole(AriaRole.Textbox, new() { Name = "网址" }).FillAsync("/articles");
            await desk.GetByPlaceholder("新的一项").FillAsync("文章");
            await SaveAsync(desk, "菜单");

            await page.ReloadAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "青禾丰收集市，周末见" })).ToBeVisibleAsync();
            await Expect(page.Locator("#zone-notices")).ToHaveCountAsync(0);
            await Expect(page.Locator("header .nav a[href='/articles']")).ToHaveTextAsync("文章");
        });
    }

    private static async Task SaveAsync(IPage desk, string section)
    {
        await Section(desk, section).GetByRole(AriaRole.Button, new() { Name = "存好" }).ClickAsync();
        await Expect(desk.GetByText("读者现在就能看到")).ToBeVisibleAsync();
    }

    private static ILocator Section(IPage desk, string heading) =>
        desk.Locator("section", new() { Has = desk.GetByRole(AriaRole.Heading, new() { Name = heading, Exact = true }) });
}
