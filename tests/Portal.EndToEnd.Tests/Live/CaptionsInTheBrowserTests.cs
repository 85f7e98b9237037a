using Portal.EndToEnd.Tests.Running;
using Portal.Kit.Streams;
using Portal.Kit.Time;
using Portal.Live.Tests.Hosting;

namespace Portal.EndToEnd.Tests.Live;

/// <summary>Captions as another site's hls.js shows them: the rendition alone, without the page's own track.</summary>
public sealed class CaptionsInTheBrowserTests(Browser browser)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_of_a_live_source_show_over_the_picture_that_they_belong_to()
    {
        await using LiveHost host = new();
        await host.InitializeAsync();
        var plan = host.Gate.Add("key-words", "words");
        await using var publisher = await Loop.StartAsync(host, "key-words", await Clip.SpokenAsync());
        await host.Changes.NextAsync(plan);
        await SpokenAsync(host, "/live/words/captions.m3u8");

        await using var page = await HlsPage.OpenAsync(browser, host.Address("/live/words/index.m3u8"));
        await page.Page.EvaluateAsync("() => { hls.subtitleTrack = 0; hls.subtitleDisplay = true; }");

        await page.UntilAsync($"video.currentTime > 0 && [...video.textTracks].some((t) => t.mode === 'showing' && [...t.activeCues || []].some((c) => c.text === '麦种先拌药' && c.startTime <= video.currentTime))");
    }

    [Fact]
    public async Task A_replays_captions_stand_where_they_were_said()
    {
        await using LiveHost host = new();
        await host.InitializeAsync();
        var plan = host.Gate.Add("key-said", "said", record: true);
        await using (await Loop.StartAsync(host, "key-said"))
        {
            await host.Changes.NextAsync(plan);
            await host.RecordedAsync(plan, TimeSpan.FromSeconds(6));
            await host.Streams.EndAsync(plan.StreamId, Ct);
        }

        var recording = (await ((IRecordings)host.Services.GetService(typeof(IRecordings))!).FindAsync(plan.StreamId, Ct))!;
        var start = recording.Stretches[0].From;
        host.Captions.Set(plan.StreamId, new CaptionTrack("zh", TimeProvider.System.UtcNow(), [new Caption(start.AddSeconds(1), start.AddSeconds(4.5), "先拌药，再晾干")]));

        await using var page = await HlsPage.OpenAsync(browser, host.Address(recording.Hls));
        await page.Page.EvaluateAsync("() => { hls.subtitleTrack = 0; hls.subtitleDisplay = true; }");

        await page.UntilAsync($"video.currentTime > 1 && [...video.textTracks].some((t) => [...t.activeCues || []].some((c) => c.text === '先拌药，再晾干'))");
        await page.UntilAsync($"video.currentTime > 5");
        // It stands in three files and is one caption.
        var times = await page.Page.EvaluateAsync<double[]>("() => [...video.textTracks].flatMap((t) => [...t.cues].flatMap((c) => [c.startTime, c.endTime]))");
        Assert.Equal(2, times.Length);
        Assert.Equal(1, times[0], 0.15);
        Assert.Equal(4.5, times[1], 0.15);
    }

    private static async Task SpokenAsync(LiveHost host, string address)
    {
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(200));
        while (true)
        {
            using var answer = await host.Http.GetAsync(address, Ct);
            if (answer.IsSuccessStatusCode)
                return;
            await look.WaitForNextTickAsync(Ct);
        }
    }
}
