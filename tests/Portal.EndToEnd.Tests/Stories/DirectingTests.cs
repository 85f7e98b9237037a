using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Running;
using Portal.Kit.Time;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>What the director does reaches everybody: cut-off, delay, reconnect, replay. A real push, real browsers, real time.</summary>
public sealed partial class DirectingTests(OwnSite demo, Browser browser) : IClassFixture<OwnSite>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cut_off_stops_picture_sound_and_comments_and_stays_until_released()
    {
        await using var staff = await browser.PersonAsync(demo.Site, phone: false);
        await using var viewer = await browser.PersonAsync(demo.Site);
        await Witness.Watch(demo.Site, [staff, viewer], async () =>
        {
            var air = await Broadcast.PlanAsync(staff, demo.Site, "杨楼村切断间");
            await using var push = FfmpegPush.Start(air.Push);
            await Expect(air.Studio.Locator(".seal", new() { HasText = "正在直播" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
            await Expect(air.Studio.Locator(".mon video")).ToBeVisibleAsync();
            var page = await viewer.NewPageAsync();
            await page.GotoAsync(air.Address);
            await page.PlaysAsync();
            await page.EvaluateAsync("() => { window.neverReloaded = true; }");
            var name = await page.Locator("[data-player]").GetAttributeAsync("data-flv");
            await using var picture = Reader.Start(demo.Site.Address + name);
            await using var sound = Reader.Start(demo.Site.Address + name!.Replace(".flv", ".aac", StringComparison.Ordinal));
            await picture.MoreAsync(Ct);
            await sound.MoreAsync(Ct);

            await air.Studio.GetByRole(AriaRole.Button, new() { Name = "切断画面" }).ClickAsync();
            var pressed = Stopwatch.GetTimestamp();
            await picture.SilentAsync(TimeSpan.FromSeconds(3), Ct);
            await sound.SilentAsync(TimeSpan.FromSeconds(3), Ct);
            // Reported, not asserted: the goal is 2 s, but a busy machine may stand still for longer than that.
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"Last picture {Stopwatch.GetElapsedTime(pressed, picture.LastAt).TotalSeconds:F2} s, last sound {Stopwatch.GetElapsedTime(pressed, sound.LastAt).TotalSeconds:F2} s after the press.");
            await Expect(page.Locator("[data-phase='cutoff']").First).ToBeAttachedAsync();
            using (Crowd crowd = new(demo.Site.Address))
            {
                using var refused = await crowd.PostAsync(air.Address, 1, "deviceofacutoffviewer1", Ct);
                Assert.Contains("停一停", await refused.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
            }

            await air.Studio.GetByRole(AriaRole.Button, new() { Name = "接回画面" }).ClickAsync();
            await picture.MoreAsync(Ct);
            await sound.MoreAsync(Ct);
            await page.EvaluateAsync("() => { window.firstSeen = undefined; }");
            await page.PlaysAsync();
            Assert.True(await page.EvaluateAsync<bool>("() => window.neverReloaded"));
            await air.EndAsync();
        });
    }

    [Fact]
    public async Task A_delayed_broadcast_reaches_nobody_before_its_time_by_any_way_and_comments_keep_step()
    {
        const int delay = 12;
        await using var staff = await browser.PersonAsync(demo.Site, phone: false);
        await using var viewer = await browser.PersonAsync(demo.Site);
        await Witness.Watch(demo.Site, [staff, viewer], async () =>
        {
            var air = await Broadcast.PlanAsync(staff, demo.Site, "石桥村延时间", delay);
            using HttpClient http = new() { BaseAddress = new Uri(demo.Site.Address) };
            var pushed = Stopwatch.GetTimestamp();
            await using var push = FfmpegPush.Start(air.Push);
            await Expect(air.Studio.Locator(".seal", new() { HasText = "正在直播" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
            var page = await viewer.NewPageAsync();
            await page.GotoAsync(air.Address);
            var name = (await page.Locator("[data-player]").GetAttributeAsync("data-flv"))!;
            await using var picture = Reader.Start(demo.Site.Address + name);
            await using var sound = Reader.Start(demo.Site.Address + name.Replace(".flv", ".aac", StringComparison.Ordinal));

            await page.SayAsync("石桥的", "延时也要跟得上");
            var said = Stopwatch.GetTimestamp();
            await using var late = await browser.PersonAsync(demo.Site);
            var other = await late.NewPageAsync();
            await other.GotoAsync(air.Address);
            Assert.Equal(0, await other.GetByText("延时也要跟得上").CountAsync());
            await Expect(other.GetByText("延时也要跟得上").First).ToBeVisibleAsync(new() { Timeout = 40_000 });
            Assert.True(Stopwatch.GetElapsedTime(said) > TimeSpan.FromSeconds(delay - 2));

            await picture.MoreAsync(Ct);
            await sound.MoreAsync(Ct);
            Assert.True(Stopwatch.GetElapsedTime(pushed) > TimeSpan.FromSeconds(delay));
            foreach (var playlist in new[] { name.Replace(".flv", "/all.m3u8", StringComparison.Ordinal), $"/replay/{air.Id}/index.m3u8" })
                await NothingTooNewAsync(http, playlist, delay);
            await air.EndAsync();
        });
    }

    [Fact]
    public async Task The_host_who_comes_back_within_the_grace_time_goes_on_and_nobody_reloads()
    {
        await using var staff = await browser.PersonAsync(demo.Site, phone: false);
        await using var viewer = await browser.PersonAsync(demo.Site);
        await Witness.Watch(demo.Site, [staff, viewer], async () =>
        {
            var air = await Broadcast.PlanAsync(staff, demo.Site, "南坪村重连间");
            var page = await viewer.NewPageAsync();
            await using (FfmpegPush.Start(air.Push))
            {
                await Expect(air.Studio.Locator(".seal", new() { HasText = "正在直播" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
                await page.GotoAsync(air.Address);
                await page.PlaysAsync();
                await page.EvaluateAsync("() => { window.neverReloaded = true; }");
            }

            await Expect(page.Locator("[data-phase='interrupted']").First).ToBeAttachedAsync();
            await Expect(air.Studio.GetByText("主播掉线").First).ToBeVisibleAsync();

            await using var again = FfmpegPush.Start(air.Push);
            await Expect(air.Studio.Locator(".seal", new() { HasText = "正在直播" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
            await page.EvaluateAsync("() => { window.firstSeen = undefined; }");
            await page.PlaysAsync();
            Assert.True(await page.EvaluateAsync<bool>("() => window.neverReloaded"));

            await air.EndAsync();
            await page.ReloadAsync();
            await page.PlaysWhenAskedAsync();
        });
    }

    [Fact]
    public async Task A_replay_is_trimmed_hidden_published_downloaded_and_counted()
    {
        await using var staff = await browser.PersonAsync(demo.Site, phone: false);
        await using var viewer = await browser.PersonAsync(demo.Site);
        await Witness.Watch(demo.Site, [staff, viewer], async () =>
        {
            var air = await Broadcast.PlanAsync(staff, demo.Site, "柳溪村回放间");
            await using (FfmpegPush.Start(air.Push))
            {
                await Expect(air.Studio.Locator(".seal", new() { HasText = "正在直播" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
                await Expect(air.Studio.GetByText(new Regex("已存 (0 分 ([6-9]|[1-5][0-9])|[1-9] 分 [0-9]+) 秒"))).ToBeVisibleAsync(new() { Timeout = 60_000 });
                await air.EndAsync();
            }

            var page = await viewer.NewPageAsync();
            await page.GotoAsync(air.Address);
            await page.PlaysWhenAskedAsync();

            var desk = air.Studio;
            await desk.GetByRole(AriaRole.Link, new() { Name = "回放和下载" }).ClickAsync();
            await desk.GetByLabel("从", new() { Exact = true }).FillAsync("0:03");
            await desk.GetByRole(AriaRole.Button, new() { Name = "剪好" }).ClickAsync();
            await Expect(desk.GetByText("好了。")).ToBeVisibleAsync();
            await desk.GetByLabel("讲了啥").FillAsync("拌种每百斤用药二两");
            await desk.GetByRole(AriaRole.Button, new() { Name = "藏起来" }).ClickAsync();
            await Expect(desk.GetByText("先藏着").First).ToBeVisibleAsync();
            await page.ReloadAsync();
            await Expect(page.GetByText("回放还没有放出来")).ToBeVisibleAsync();
            Assert.Equal(404, (await viewer.APIRequest.GetAsync($"/replay/{air.Id}/index.m3u8")).Status);

            await desk.GetByRole(AriaRole.Button, new() { Name = "放出来" }).ClickAsync();
            await Expect(desk.GetByText("大家能看").First).ToBeVisibleAsync();
            await page.ReloadAsync();
            await page.PlaysWhenAskedAsync();
            await Expect(page.GetByText("拌种每百斤用药二两")).ToBeAttachedAsync();

            var film = await staff.APIRequest.GetAsync($"/desk/episodes/{air.Id}/recording.mp4");
            Assert.Equal(200, film.Status);
            Assert.Equal("ftyp", System.Text.Encoding.ASCII.GetString(await film.BodyAsync(), 4, 4));
            var stranger = await viewer.APIRequest.GetAsync($"/desk/episodes/{air.Id}/recording.mp4", new() { MaxRedirects = 0 });
            Assert.NotEqual(200, stranger.Status);

            await desk.GotoAsync($"/desk/episodes/{air.Id}/figures");
            await Expect(desk.GetByText("同时最多").First).ToBeVisibleAsync();
            await Expect(desk.Locator(".chart svg path").First).ToBeAttachedAsync();
            var csv = await staff.APIRequest.GetAsync($"/desk/episodes/{air.Id}/figures.csv");
            Assert.Contains("在看人数", await csv.TextAsync(), StringComparison.Ordinal);
        });
    }

    // Every segment that the public may have ended at least the delay ago.
    private static async Task NothingTooNewAsync(HttpClient http, string playlist, int delay)
    {
        var text = await http.GetStringAsync(new Uri(playlist, UriKind.Relative), Ct);
        var newest = SegmentTimes().Matches(text).Last();
        var starts = DateTime.Parse(newest.Groups[1].Value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
        var length = double.Parse(newest.Groups[2].Value, CultureInfo.InvariantCulture);
        Assert.True(starts.AddSeconds(length) <= TimeProvider.System.UtcNow().AddSeconds(-delay + 0.5), $"{playlist}: {newest.Value} at {DateTime.UtcNow:O}");
    }

    [GeneratedRegex(@"#EXT-X-PROGRAM-DATE-TIME:(\S+)\s+#EXTINF:([0-9.]+)")]
    private static partial Regex SegmentTimes();
}
