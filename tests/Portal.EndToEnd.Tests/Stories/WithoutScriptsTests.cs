using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>With scripting off, a villager reads, speaks and orders all the same.</summary>
public sealed class WithoutScriptsTests(DemoSite demo, Browser browser)
{
    [Fact]
    public async Task A_comment_is_said_and_stands_on_the_page()
    {
        await using var person = await browser.PersonAsync(demo.Site, scripts: false);
        await Witness.Watch(demo.Site, [person], async () =>
        {
            var page = await person.InTheRoomOnAirAsync();
            await page.SayAsync("老周", "没有脚本也能说上话");
            await Expect(page.GetByText("发出去了")).ToBeVisibleAsync();
            await Expect(page.Locator("[data-comments]").GetByText("没有脚本也能说上话")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task An_order_is_placed_and_followed_by_its_number_and_the_last_four_digits()
    {
        await using var orderer = await browser.PersonAsync(demo.Site, scripts: false);
        await using var later = await browser.PersonAsync(demo.Site, scripts: false);
        await Witness.Watch(demo.Site, [orderer, later], async () =>
        {
            var number = await (await orderer.NewPageAsync()).OrderAsync("育秧的大棚能不能一起买膜？", phone: "19900001234");
            var page = await later.NewPageAsync();
            await page.GotoAsync("/orders/find");
            await page.GetByLabel("点单号").FillAsync(number);
            await page.GetByLabel("电话最后四位").FillAsync("1234");
            await page.GetByRole(AriaRole.Button, new() { Name = "查一查" }).ClickAsync();
            await Expect(page.GetByText(number).First).ToBeVisibleAsync();
            Assert.DoesNotContain("19900001234", await page.ContentAsync(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Something_is_searched_for_and_found()
    {
        await using var person = await browser.PersonAsync(demo.Site, phone: false, scripts: false);
        await Witness.Watch(demo.Site, [person], async () =>
        {
            var page = await person.NewPageAsync();
            await page.GotoAsync("/");
            var box = page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Searchbox);
            await box.FillAsync("修车");
            await box.PressAsync("Enter");
            await page.ArrivesAsync("**/search?q=*");
            await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link).Filter(new() { HasText = "修车" }).First.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("修车");
        });
    }

    [Fact]
    public async Task Somebody_registers_for_an_activity_and_reads_that_it_is_done()
    {
        await using var person = await browser.PersonAsync(demo.Site, scripts: false);
        await Witness.Watch(demo.Site, [person], async () =>
        {
            var page = await person.NewPageAsync();
            await page.OpenForRegistrationAsync();
            var form = page.Locator("#register");
            await form.Locator("#name").FillAsync("没脚本的");
            await form.Locator("#phone").FillAsync("19900003344");
            await form.GetByRole(AriaRole.Button).ClickAsync();
            await page.ArrivesAsync("**/calendar/registration/*");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            Assert.DoesNotContain("19900003344", await page.ContentAsync(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_story_the_calendar_and_the_board_can_be_read()
    {
        await using var person = await browser.PersonAsync(demo.Site, scripts: false);
        await Witness.Watch(demo.Site, [person], async () =>
        {
            var page = await person.NewPageAsync();
            foreach (var address in new[] { "/stories", "/calendar", "/orders", "/rooms" })
            {
                await page.GotoAsync(address);
                await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            }

            await page.GotoAsync("/stories");
            await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link).First.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        });
    }
}
