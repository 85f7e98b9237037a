using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>What a villager does in a room besides watching and writing, in Chromium: hearts, answers, reports, sharing, reminders, the wall, listening.</summary>
public sealed class RoomExtrasTests(OwnSite demo, Browser browser) : IClassFixture<OwnSite>
{
    [Fact]
    public async Task A_comment_is_liked_answered_and_reported_and_the_moderator_sees_the_report()
    {
        await using var villager = await browser.PersonAsync(demo.Site);
        await using var neighbour = await browser.PersonAsync(demo.Site);
        await using var staff = await browser.PersonAsync(demo.Site, phone: false);
        await Witness.Watch(demo.Site, [villager, neighbour, staff], async () =>
        {
            const string asked = "拌过药的麦种能喂鸡不？";
            var page = await villager.InTheRoomOnAirAsync();
            await page.SayAsync("柳溪的", asked);
            var other = await neighbour.InTheRoomOnAirAsync();
            var line = Line(other, asked);
            var heart = line.Locator("button.heart");
            await heart.ClickAsync();
            await Expect(heart).ToHaveAttributeAsync("aria-pressed", "true");
            await Expect(Line(page, asked).Locator("[data-likes]")).ToHaveTextAsync("1");

            await line.Locator("summary").ClickAsync();
            await line.GetByRole(AriaRole.Link, new() { Name = "回复" }).ClickAsync();
            await Expect(other.Locator("[data-reply-to]")).ToContainTextAsync(asked);
            await other.SayAsync("石桥的", "千万不能喂，埋了它");
            await Expect(Line(page, "千万不能喂，埋了它").Locator(".quote")).ToContainTextAsync(asked);
            await Expect(other.Locator("[data-reply-to]")).ToBeHiddenAsync();

            await page.SayAsync("柳溪的", "隔壁家的都是傻子");
            line = Line(other, "隔壁家的都是傻子");
            await line.Locator("summary").ClickAsync();
            await line.GetByRole(AriaRole.Link, new() { Name = "举报" }).ClickAsync();
            await other.Locator("label", new() { HasText = "骂人" }).ClickAsync();
            await other.Locator("[data-report-form]").GetByRole(AriaRole.Button, new() { Name = "举报" }).ClickAsync();
            await Expect(other.GetByText("收到了，审核员会去看。谢谢您。")).ToBeVisibleAsync();

            var lane = await staff.SignedInAsync(demo.Site, "changkong", "/desk/orders?view=lane");
            await Expect(lane.GetByText("隔壁家的都是傻子").First).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task Sharing_gives_the_address_the_code_and_a_long_picture_to_save()
    {
        await using var villager = await browser.PersonAsync(demo.Site);
        await villager.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await Witness.Watch(demo.Site, [villager], async () =>
        {
            var page = await villager.InTheRoomOnAirAsync();
            await page.Locator("[data-open-share]").ClickAsync();
            var panel = page.Locator("[data-share-panel]");
            await Expect(panel.GetByLabel("这一期的网址")).ToHaveValueAsync(new Regex("/rooms/qinghe/[0-9]+$"));
            await panel.GetByRole(AriaRole.Button, new() { Name = "复制网址" }).ClickAsync();
            await Expect(panel.GetByText("复制好了")).ToBeVisibleAsync();
            await panel.GetByRole(AriaRole.Button, new() { Name = "做张图发群里" }).ClickAsync();
            var picture = panel.Locator("[data-picture] img");
            await Expect(picture).ToBeVisibleAsync();
            Assert.True(await picture.EvaluateAsync<bool>("async image => { await image.decode(); return image.naturalHeight > image.naturalWidth && image.naturalWidth >= 600; }"));
            await Expect(panel.Locator("[data-picture] a[download]")).ToHaveAttributeAsync("download", new Regex("\\.png$"));
            await panel.GetByLabel("关上").ClickAsync();
            await Expect(panel.GetByRole(AriaRole.Button, new() { Name = "复制网址" })).ToBeHiddenAsync();
        });
    }

    [Fact]
    public async Task Listening_only_leaves_the_picture_and_plays_on_and_comes_back()
    {
        await using var villager = await browser.PersonAsync(demo.Site);
        await Witness.Watch(demo.Site, [villager], async () =>
        {
            var page = await villager.InTheRoomOnAirAsync();
            await page.PlaysAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "只听声音" }).ClickAsync();
            await Expect(page.GetByText("正在听声音")).ToBeVisibleAsync();
            await page.WaitForFunctionAsync(
                "() => { const box = document.querySelector('[data-player]'); return box.player.listen.audio.currentTime > 0.5 && !box.player.source.engine; }");
            await page.GetByRole(AriaRole.Button, new() { Name = "看画面" }).ClickAsync();
            await page.EvaluateAsync("() => { window.firstSeen = undefined; }");
            await page.PlaysAsync();
        });
    }

    [Fact]
    public async Task A_reminder_is_wanted_and_unwanted_and_the_countdown_runs_before_the_start()
    {
        await using var staff = await browser.PersonAsync(demo.Site, phone: false);
        await using var viewer = await browser.PersonAsync(demo.Site);
        await Witness.Watch(demo.Site, [staff, viewer], async () =>
        {
            var air = await Broadcast.PlanAsync(staff, demo.Site, "柳溪村提醒间");
            var page = await viewer.SignedInAsync(demo.Site, "zhubo", air.Address);
            await Expect(page.Locator("[data-countdown]")).Not.ToBeEmptyAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "开播前提醒我" }).ClickAsync();
            await Expect(page.GetByText("记下了，开播前十分钟告诉您。")).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "会提醒您" }).ClickAsync();
            await Expect(page.GetByText("好，不提醒了。")).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "开播前提醒我" })).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task An_answer_goes_from_a_phone_to_the_wall_and_to_the_screen_page_while_both_are_open()
    {
        await using var staff = await browser.PersonAsync(demo.Site, phone: false);
        await using var villager = await browser.PersonAsync(demo.Site);
        await using var hall = await browser.PersonAsync(demo.Site, phone: false);
        await Witness.Watch(demo.Site, [staff, villager, hall], async () =>
        {
            var air = await Broadcast.PlanAsync(staff, demo.Site, "杨楼村征集间");
            var page = await villager.NewPageAsync();
            await page.GotoAsync(air.Address);
            var screen = await hall.NewPageAsync();
            await screen.GotoAsync(air.Address + "/screen");
            await air.Studio.GetByLabel("问大家什么").FillAsync("晒晒你家的老规矩");
            await air.Studio.GetByRole(AriaRole.Button, new() { Name = "打到屏幕上" }).ClickAsync();
            await Expect(screen.GetByRole(AriaRole.Heading, new() { Name = "晒晒你家的老规矩" })).ToBeVisibleAsync();

            await page.GetByText("我来晒").ClickAsync();
            await page.GetByLabel("写下您家的").FillAsync("借碗要还，还碗不空。");
            await page.GetByRole(AriaRole.Button, new() { Name = "贴上墙" }).ClickAsync();
            await Expect(page.GetByText("贴上墙了，谢谢您。")).ToBeVisibleAsync();
            await Expect(page.Locator("[data-wall] .slip")).ToContainTextAsync("借碗要还，还碗不空。");
            await Expect(screen.Locator("[data-wall-turns]")).ToContainTextAsync("借碗要还，还碗不空。");
            await Expect(screen.Locator("[data-wall-count]")).ToHaveTextAsync("1 条");

            await air.Studio.Locator(".invite").GetByRole(AriaRole.Button, new() { Name = "收下来" }).ClickAsync();
            await Expect(screen.GetByRole(AriaRole.Heading, new() { Name = "晒晒你家的老规矩" })).ToBeHiddenAsync();
            await page.GotoAsync(air.Address + "/wall/1");
            await Expect(page.GetByText("借碗要还，还碗不空。").First).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task On_a_quick_network_the_player_takes_low_latency_by_itself_and_shows_the_slate_while_the_host_is_away()
    {
        await using var staff = await browser.PersonAsync(demo.Site, phone: false);
        await using var viewer = await browser.PersonAsync(demo.Site);
        await viewer.AddInitScriptAsync("""
            Object.defineProperty(navigator, 'hardwareConcurrency', { value: 8 });
            Object.defineProperty(navigator, 'connection', { value: { effectiveType: '4g', downlink: 10, rtt: 50, saveData: false, addEventListener() {} } });
            """);
        await Witness.Watch(demo.Site, [staff, viewer], async () =>
        {
            var air = await Broadcast.PlanAsync(staff, demo.Site, "南坪村低延时间");
            var page = await viewer.NewPageAsync();
            await using (FfmpegPush.Start(air.Push))
            {
                await Expect(air.Studio.Locator(".seal", new() { HasText = "正在直播" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
                await page.GotoAsync(air.Address);
                await Expect(page.Locator("[data-player]")).ToHaveAttributeAsync("data-line", "low");
                await page.PlaysAsync();
                await Expect(page.Locator(".slate")).ToBeHiddenAsync();
            }

            await Expect(page.Locator(".slate")).ToBeVisibleAsync(new() { Timeout = 40_000 });
            Assert.True(await page.Locator(".slate").EvaluateAsync<bool>("async image => { await image.decode(); return image.naturalWidth > 0; }"));
            await Expect(page.GetByText("不用刷新").First).ToBeVisibleAsync();
            await using (FfmpegPush.Start(air.Push))
            {
                await Expect(page.Locator(".slate")).ToBeHiddenAsync(new() { Timeout = 60_000 });
                await page.EvaluateAsync("() => { window.firstSeen = undefined; }");
                await page.PlaysAsync();
                await air.EndAsync();
            }
        });
    }

    [Fact]
    public async Task A_moderator_mutes_somebody_finds_the_mute_in_the_list_and_lets_them_speak_again()
    {
        await using var staff = await browser.PersonAsync(demo.Site, phone: false);
        await using var moderator = await browser.PersonAsync(demo.Site, phone: false);
        await using var villager = await browser.PersonAsync(demo.Site);
        await Witness.Watch(demo.Site, [staff, moderator, villager], async () =>
        {
            var air = await Broadcast.PlanAsync(staff, demo.Site, "石桥村禁言间");
            var page = await villager.NewPageAsync();
            await page.GotoAsync(air.Address);
            await page.SayAsync("刷屏的", "都来看都来看");
            var studio = await moderator.SignedInAsync(demo.Site, "changkong", $"/desk/studio/{air.Id}");
            var line = studio.Locator(".lane li", new() { HasText = "都来看都来看" });
            await line.GetByLabel("禁言", new() { Exact = true }).ClickAsync();
            await line.GetByRole(AriaRole.Button, new() { Name = "1 小时" }).ClickAsync();
            var tab = await villager.NewPageAsync();
            await tab.GotoAsync(air.Address);
            await tab.SayAsync("换个名", "换个页面接着刷");
            await Expect(tab.Locator("[data-comment-error]").First).ToBeVisibleAsync();

            await studio.GetByText("禁言名单").ClickAsync();
            await Expect(studio.GetByText("刷屏的 说“都来看都来看”")).ToBeVisibleAsync();
            await studio.GetByRole(AriaRole.Button, new() { Name = "放开 没登录的观众" }).ClickAsync();
            await Expect(studio.GetByText("现在没有人被禁言。")).ToBeVisibleAsync();
            await tab.SayAsync("换个名", "往后好好说");
            await Expect(Line(page, "往后好好说")).ToBeVisibleAsync();
        });
    }

    private static ILocator Line(IPage page, string words) => page.Locator("[data-comments] > li", new() { HasText = words }).Filter(new() { Has = page.Locator("[data-slot='text']", new() { HasText = words }) }).First;
}
