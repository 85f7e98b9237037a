using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>The organiser's list and the code at the door, in Chromium.</summary>
public sealed class TakingPartTests(DemoSite demo, Browser browser)
{
    [Fact]
    public async Task The_check_in_list_works_with_the_network_cut_and_sends_afterwards_once()
    {
        await using var organiser = await browser.PersonAsync(demo.Site);
        await using var second = await browser.PersonAsync(demo.Site);
        await Witness.Watch(demo.Site, [organiser, second], async () =>
        {
            var list = await organiser.SignedInAsync(demo.Site, "bianji", "/desk/activities");
            var address = await ListOfAsync(list, "剪纸课");
            await list.GotoAsync(address);
            var sent = 0;
            list.Response += (_, answer) => sent += answer.Url.EndsWith("/marks", StringComparison.Ordinal) && answer.Ok ? 1 : 0;
            await Expect(list.GetByText("这页存进手机了")).ToBeVisibleAsync();

            await organiser.SetOfflineAsync(true);
            await list.ReloadAsync();
            await list.GetByRole(AriaRole.Button, new() { Name = "陈巧云：到了" }).ClickAsync();
            await list.GetByRole(AriaRole.Button, new() { Name = "许小丫：没来" }).ClickAsync();
            await list.GetByLabel("没报名也来了，记一下").FillAsync("老李头");
            await list.GetByRole(AriaRole.Button, new() { Name = "记上" }).ClickAsync();
            await Expect(list.GetByText("3 条记在手机里")).ToBeVisibleAsync();
            await Expect(list.Locator("[data-came]")).ToHaveTextAsync("4");
            await list.ReloadAsync();
            await Expect(list.GetByText("3 条记在手机里")).ToBeVisibleAsync();
            await Expect(list.GetByText("老李头")).ToBeVisibleAsync();
            Assert.Equal(0, sent);

            await organiser.SetOfflineAsync(false);
            await Expect(list.GetByText("都发好了")).ToBeVisibleAsync();
            Assert.Equal(1, sent);
            await list.ReloadAsync();
            await Expect(list.Locator("[data-came]")).ToHaveTextAsync("4");
            Assert.Equal(1, sent);

            var other = await second.SignedInAsync(demo.Site, "bianji", address);
            await Expect(other.Locator("[data-came]")).ToHaveTextAsync("4");
            await Expect(other.GetByText("老李头")).ToHaveCountAsync(1);
        });
    }

    [Fact]
    public async Task The_screen_at_the_door_says_when_it_opens_and_forged_or_garbled_codes_are_refused_in_words()
    {
        await using var organiser = await browser.PersonAsync(demo.Site, phone: false);
        await using var visitor = await browser.PersonAsync(demo.Site);
        await Witness.Watch(demo.Site, [organiser, visitor], async () =>
        {
            var desk = await organiser.SignedInAsync(demo.Site, "bianji", "/desk/activities/new");
            await desk.GetByLabel("名称", new() { Exact = true }).FillAsync("门口签到试一试");
            await desk.GetByLabel("地点", new() { Exact = true }).FillAsync("柳溪村实践站");
            await desk.GetByRole(AriaRole.Button, new() { Name = "存好" }).ClickAsync();
            await Expect(desk.GetByText("门口签到试一试").First).ToBeVisibleAsync();
            await desk.GotoAsync(await ListOfAsync(desk, "门口签到试一试"));
            await desk.GetByRole(AriaRole.Link, new() { Name = "签到码给大家扫" }).ClickAsync();
            await Expect(desk.GetByText("还没到签到时间")).ToBeVisibleAsync();

            var page = await visitor.NewPageAsync();
            await page.GotoAsync("/come/AAAAAAAAAAAAAAAAAAAAAA.1.0000000000000000");
            await Expect(page.GetByText("不是我们的屏幕上来的")).ToBeVisibleAsync();
            await page.GotoAsync("/come/what-is-this");
            await Expect(page.GetByText("看不懂这个码")).ToBeVisibleAsync();
        });
    }

    private static async Task<string> ListOfAsync(IPage desk, string title)
    {
        var row = desk.Locator("li", new() { HasText = title }).First;
        return (await row.GetByRole(AriaRole.Link, new() { Name = "签到", Exact = true }).GetAttributeAsync("href"))!;
    }
}
