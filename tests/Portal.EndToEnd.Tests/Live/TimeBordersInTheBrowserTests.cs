using Portal.EndToEnd.Tests.Running;
using Portal.Live.Tests.Hosting;

namespace Portal.EndToEnd.Tests.Live;

/// <summary>A stream that has been on air so long that somebody's counter is full: hls.js in Chromium plays across.</summary>
public sealed class TimeBordersInTheBrowserTests(Browser browser)
{
    private const long Before = 1500;

    [Theory]
    [MemberData(nameof(LongBroadcast.Borders), MemberType = typeof(LongBroadcast))]
    public async Task Hls_js_plays_across_the_border(long border)
    {
        await using var stream = await LongStream.StartAsync();
        await stream.Broadcast.SendAsOfAsync(border - Before);
        stream.Broadcast.Stream.End();
        Assert.True(stream.Starts[0] < border && stream.Starts[^1] > border, string.Join(' ', stream.Starts));

        await using var page = await HlsPage.OpenAsync(browser, stream.Address);
        await page.UntilAsync($"video.currentTime > 0 && video.videoWidth === 320");
        await page.UntilAsync($"video.currentTime > 3.5");

        Assert.True(await page.Page.EvaluateAsync<int>("() => video.getVideoPlaybackQuality().totalVideoFrames") > 25);
        Assert.InRange(await page.Page.EvaluateAsync<double>("() => hls.levels[0].details.totalduration"), 3.8, 4.2);
    }

    [Theory]
    [InlineData(3_600_000)]
    [InlineData(-3_600_000)]
    [InlineData(int.MaxValue)]
    public async Task Hls_js_plays_on_where_the_publishers_time_jumps(long jump)
    {
        await using var stream = await LongStream.StartAsync(window: 8);
        await stream.Broadcast.SendAsync(7_200_000);
        await stream.Broadcast.SendAsync(7_200_000 + 4000 + jump);
        stream.Broadcast.Stream.End();

        await using var page = await HlsPage.OpenAsync(browser, stream.Address);
        await page.UntilAsync($"video.currentTime > 0 && video.videoWidth === 320");
        await page.UntilAsync($"video.currentTime > 7.2");

        Assert.InRange(await page.Page.EvaluateAsync<double>("() => hls.levels[0].details.totalduration"), 7.8, 8.3);
        Assert.Equal(1, await page.Page.EvaluateAsync<int>("() => hls.levels[0].details.endCC"));
    }
}
