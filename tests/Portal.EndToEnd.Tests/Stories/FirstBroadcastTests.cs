using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>
/// From an empty desk to a replay. On a portal of its own: while its room is on air it stands first on the home page, and a story
/// that goes in there would be thrown out when this one goes off the air.
/// </summary>
public sealed class FirstBroadcastTests(OwnSite demo, Browser browser) : IClassFixture<OwnSite>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_room_and_an_episode_are_made_pushed_to_with_ffmpeg_watched_and_replayed()
    {
        await using var editor = await browser.PersonAsync(demo.Site, phone: false);
        await using var host = await browser.PersonAsync(demo.Site, phone: false);
        await using var viewer = await browser.PersonAsync(demo.Site);
        await Witness.Watch(demo.Site, [editor, host, viewer], async () =>
        {
            var desk = await editor.SignedInAsync(demo.Site, "bianji", "/desk/rooms/new");
            await desk.GetByLabel("直播间叫啥").FillAsync("石桥村试播间");
            await desk.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
            await desk.ArrivesAsync("**/desk/rooms/*/plan");
            await desk.GetByLabel("这一期讲啥").FillAsync("试一试，听得见吗");
            await desk.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
            await desk.ArrivesAsync("**/desk/studio/*");

            var studio = await host.SignedInAsync(demo.Site, "zhubo", "/desk/rooms");
            await studio.Locator("section", new() { HasText = "石桥村试播间" }).GetByRole(AriaRole.Link, new() { Name = "导播台" }).ClickAsync();
            await studio.GetByRole(AriaRole.Button, new() { Name = "显示推流码" }).ClickAsync();
            var server = await studio.GetByLabel("服务器").InputValueAsync();
            var key = await studio.GetByLabel("推流码", new() { Exact = true }).InputValueAsync();
            var page = await viewer.NewPageAsync();
            await page.GotoAsync("/rooms");
            await page.GetByRole(AriaRole.Link, new() { NameRegex = new("石桥村试播间") }).First.ClickAsync();

            await using (FfmpegPush.Start($"{server}/{key}"))
            {
                await Expect(studio.Locator(".seal", new() { HasText = "正在直播" })).ToBeVisibleAsync();
                await Expect(page.GetByText("正在直播").First).ToBeVisibleAsync();
                await page.ReloadAsync();
                await page.PlaysAsync();

                await using var second = FfmpegPush.Start($"{server}/{key}");
                Assert.NotEqual("", await second.EndedAsync(Ct));

                await studio.GetByRole(AriaRole.Button, new() { Name = "下播" }).ClickAsync();
                await studio.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "下播" }).ClickAsync();
                await Expect(studio.GetByText("回放").First).ToBeVisibleAsync();
            }

            await using var late = FfmpegPush.Start($"{server}/{key}");
            Assert.NotEqual("", await late.EndedAsync(Ct));
            await page.ReloadAsync();
            await page.PlaysWhenAskedAsync();
            Assert.DoesNotContain(key, demo.Site.Log, StringComparison.Ordinal);
        });
    }
}
