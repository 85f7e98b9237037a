using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>What staff do at the desk, with their own accounts, and what villagers then see.</summary>
public sealed class StaffTests(DemoSite demo, Browser browser)
{
    [Fact]
    public async Task The_moderator_finds_comment_and_order_in_one_console_and_schedules_the_order_into_the_next_episode()
    {
        await using var villager = await browser.PersonAsync(demo.Site);
        await using var moderator = await browser.PersonAsync(demo.Site, phone: false);
        await Witness.Watch(demo.Site, [villager, moderator], async () =>
        {
            const string words = "大棚里的草莓苗烂根，啥药管用？";
            var page = await villager.NewPageAsync();
            var number = await page.OrderAsync(words);
            var room = await villager.InTheRoomOnAirAsync();
            await room.SayAsync("柳溪的", "加微信 abc12345 低价卖化肥");
            await Expect(room.GetByText("审核员看过").First).ToBeVisibleAsync();

            var desk = await moderator.SignedInAsync(demo.Site, "changkong", "/desk/orders");
            await desk.GetByRole(AriaRole.Link, new() { NameRegex = new("待审评论") }).ClickAsync();
            await Expect(desk.GetByText("加微信 abc12345 低价卖化肥")).ToBeVisibleAsync();
            await desk.GotoAsync($"/desk/orders?view=all&order={number}");
            await desk.GetByRole(AriaRole.Button, new() { NameRegex = new("^排到直播") }).ClickAsync();
            var panel = desk.GetByRole(AriaRole.Form, new() { Name = "排到直播" });
            await panel.GetByLabel("排到哪一场").SelectOptionAsync(new SelectOptionValue { Index = 0 });
            await panel.GetByRole(AriaRole.Button, new() { Name = "排到直播" }).ClickAsync();
            await Expect(desk.Locator(".dt").GetByText("已排期").First).ToBeVisibleAsync();

            await page.GotoAsync($"/orders/{number}");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "定好日子了" })).ToBeVisibleAsync();
            await page.GotoAsync("/orders");
            await page.Locator("label", new() { HasText = "正在准备" }).ClickAsync();
            await Expect(page.GetByText("大棚里的草莓苗烂根").First).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task An_activity_passes_its_reviews_and_a_villager_finds_it()
    {
        await using var editor = await browser.PersonAsync(demo.Site, phone: false);
        await using var villager = await browser.PersonAsync(demo.Site);
        List<IBrowserContext> people = [editor, villager];
        await Witness.Watch(demo.Site, people, async () =>
        {
            var desk = await editor.SignedInAsync(demo.Site, "bianji", "/desk/activities/new");
            await desk.GetByLabel("名称", new() { Exact = true }).FillAsync("磨镰刀的老手艺");
            await desk.GetByLabel("地点", new() { Exact = true }).FillAsync("石桥村实践站");
            await desk.GetByLabel("要报名").CheckAsync();
            await desk.GetByLabel("公开，大家都能看到").CheckAsync();
            await desk.GetByRole(AriaRole.Button, new() { Name = "存好" }).ClickAsync();
            await Expect(desk.GetByText("磨镰刀的老手艺").First).ToBeVisibleAsync();
            await Expect(desk.GetByText("待初审").First).ToBeVisibleAsync();
            await Newsroom.ReviewAsync(browser, demo.Site, "磨镰刀的老手艺", people);

            var page = await villager.NewPageAsync();
            var found = page.GetByRole(AriaRole.Link, new() { NameRegex = new("磨镰刀的老手艺") }).First;
            // The calendar follows the publication a moment later.
            for (var round = 0; round < 30 && await found.CountAsync() == 0; round++)
                await page.GotoAsync("/calendar");
            await found.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "磨镰刀的老手艺" })).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task A_story_passes_three_reviews_by_three_people_and_is_read()
    {
        await using var reader = await browser.PersonAsync(demo.Site);
        List<IBrowserContext> people = [reader];
        await Witness.Watch(demo.Site, people, async () =>
        {
            const string title = "夜里巡水渠的老程";
            await Newsroom.PublishAsync(browser, demo.Site, title, "老程今年六十八，守着村西的水渠三十年。", people);
            var page = await reader.NewPageAsync();
            await page.GotoAsync("/stories");
            await page.GetByRole(AriaRole.Link, new() { NameRegex = new(title) }).First.ClickAsync();
            await Expect(page.GetByText("守着村西的水渠三十年")).ToBeVisibleAsync();
        });
    }
}
