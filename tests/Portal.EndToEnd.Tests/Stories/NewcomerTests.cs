using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>What somebody sees who starts the portal for the first time and opens it in a browser.</summary>
public sealed class NewcomerTests(DemoSite demo, Browser browser)
{
    [Fact]
    public void The_console_names_the_address_the_push_address_and_an_account_for_every_role()
    {
        Assert.StartsWith("http://127.0.0.1:", demo.Site.Address, StringComparison.Ordinal);
        Assert.Matches("^rtmp://127.0.0.1:[1-9][0-9]*/live$", demo.Site.PushAddress);
        Assert.Equal(
            ["bianji", "changkong", "chushen", "cunmin", "fushen", "jiedan", "lingdao", "paidan", "zhongshen", "zhubo", "zhuren"],
            demo.Site.Accounts.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(demo.Site.Accounts.Count, demo.Site.Accounts.Values.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task The_home_page_shows_what_is_on_air_what_comes_next_a_story_and_the_most_wanted_orders()
    {
        await using var person = await browser.PersonAsync(demo.Site);
        await Witness.Watch(demo.Site, [person], async () =>
        {
            var page = await person.NewPageAsync();
            await page.GotoAsync("/");
            await Expect(page.GetByText("正在直播").First).ToBeVisibleAsync();
            foreach (var heading in new[] { "大家最想听", "接下来", "身边好人" })
                await Expect(page.GetByRole(AriaRole.Heading, new() { Name = heading })).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task The_room_plays_and_a_comment_of_one_appears_with_another()
    {
        await using var one = await browser.PersonAsync(demo.Site);
        await using var other = await browser.PersonAsync(demo.Site, phone: false);
        await Witness.Watch(demo.Site, [one, other], async () =>
        {
            var mine = await one.InTheRoomOnAirAsync();
            var theirs = await other.InTheRoomOnAirAsync();
            await mine.PlaysAsync();
            await theirs.PlaysAsync();
            await mine.SayAsync("刘婶", "俺家麦种还没拌，听完就去");
            await Expect(theirs.Locator("[data-comments]").GetByText("俺家麦种还没拌，听完就去")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task An_order_gets_a_number_and_a_public_page_that_anybody_may_read()
    {
        await using var orderer = await browser.PersonAsync(demo.Site);
        await using var neighbour = await browser.PersonAsync(demo.Site);
        await Witness.Watch(demo.Site, [orderer, neighbour], async () =>
        {
            var number = await (await orderer.NewPageAsync()).OrderAsync("村口的路灯啥时候能修好？");
            Assert.Matches("^D[0-9]{6}-[0-9]{4}$", number);
            var page = await neighbour.NewPageAsync();
            await page.GotoAsync($"/orders/{number}");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "村口的路灯啥时候能修好" })).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "等着派单" })).ToBeVisibleAsync();
        });
    }
}
