using System.Net;
using Portal.Live.Captions;
using Portal.Live.Tests.Hosting;

namespace Portal.Live.Tests.Captions;

public sealed class LiveCaptionsTests(LiveHost host) : IClassFixture<LiveHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_publisher_says_in_words_is_a_rendition_in_step_with_the_picture()
    {
        var plan = host.Gate.Add("key-spoken", "spoken");
        await using var publisher = await Loop.StartAsync(host, "key-spoken", await Clip.SpokenAsync());
        await host.Changes.NextAsync(plan);
        var (media, captions) = await BothAsync("麦种先拌药");

        foreach (var address in new[] { "/live/spoken/index.m3u8", "/live/spoken/low.m3u8" })
        {
            var index = await host.Http.GetStringAsync(address, Ct);
            Assert.Contains("#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"captions\",NAME=\"中文\",LANGUAGE=\"zh\",DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,URI=\"captions.m3u8\"", index, StringComparison.Ordinal);
            Assert.All(index.Split('\n').Where(l => l.StartsWith("#EXT-X-STREAM-INF", StringComparison.Ordinal)), l => Assert.EndsWith(",SUBTITLES=\"captions\"", l, StringComparison.Ordinal));
        }

        var shared = Segments(media).Intersect(Segments(captions)).ToList();
        Assert.True(shared.Count >= Segments(captions).Count - 1, media + captions);
        Assert.Contains("#EXT-X-TARGETDURATION:3\n", captions, StringComparison.Ordinal);
        var spoken = 0;
        foreach (var (name, _) in shared)
        {
            using var answer = await host.Http.GetAsync($"/live/spoken/{name}.vtt", Ct);
            Assert.Equal("text/vtt", answer.Content.Headers.ContentType!.MediaType);
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            var file = await answer.Content.ReadAsStringAsync(Ct);
            Assert.Equal(await VttFile.StartOfAsync(host, $"/live/spoken/{name}.m4s"), VttFile.Map(file).Mpegts);
            Assert.Equal(VttFile.Map(file).Mpegts / 90.0, VttFile.Map(file).Local.TotalMilliseconds);
            spoken += VttFile.Cues(file).Count;
        }

        Assert.True(spoken >= 1, captions);
        // ffmpeg reads no captions of HLS before version 7; that they do not stand in its way is seen here, that they show in EndToEnd.
        Assert.Contains("h264", (await Probe.ReadAsync(host.Address("/live/spoken/index.m3u8"), 1)).Codecs);
    }

    [Fact]
    public async Task Without_words_there_is_no_rendition()
    {
        var plan = host.Gate.Add("key-wordless", "wordless");
        await using var publisher = await Loop.StartAsync(host, "key-wordless");
        await host.Changes.NextAsync(plan);

        Assert.DoesNotContain("SUBTITLES", await host.Http.GetStringAsync("/live/wordless/index.m3u8", Ct), StringComparison.Ordinal);
        var name = Segments(await host.Http.GetStringAsync("/live/wordless/all.m3u8", Ct))[0].Name;
        foreach (var address in new[] { "captions.m3u8", $"{name}.vtt", "x-1.vtt", ".vtt" })
            Assert.Equal(HttpStatusCode.NotFound, (await host.Http.GetAsync($"/live/wordless/{address}", Ct)).StatusCode);
    }

    [Fact]
    public void A_caption_shows_until_the_next_one_six_seconds_at_most_and_goes_on_in_the_next_stretch()
    {
        LiveCaptions captions = new();
        captions.OnCaption(1000, null, "一");
        captions.OnCaption(3000, null, "二");
        captions.OnCaption(12_000, null, "三");
        captions.OnCaption(13_000, null, "");

        Assert.Equal([(1000, 2000, "一")], Shown(captions, 0, 2000));
        Assert.Equal([(2000, 3000, "一"), (3000, 4000, "二")], Shown(captions, 2000, 4000));
        Assert.Equal([(8000, 9000, "二")], Shown(captions, 8000, 12_000));
        Assert.Equal([(12_000, 13_000, "三")], Shown(captions, 12_000, 14_000));
        Assert.Empty(Shown(captions, 14_000, 20_000));
    }

    [Fact]
    public void Of_several_languages_the_first_is_taken_and_words_and_number_are_limited()
    {
        LiveCaptions captions = new();
        captions.OnCaption(0, "en\"\n#EXT", new string('长', 1000));
        captions.OnCaption(10, "en", "hello");
        for (var i = 0; i < 5000; i++)
            captions.OnCaption(100 + i, "zh", "字");

        Assert.Equal("zh", captions.Language);
        Assert.InRange(captions.Within(0, long.MaxValue).Count, 1, 1200);
        Assert.All(captions.Within(0, long.MaxValue), c => Assert.Equal("字", c.Text));
    }

    private async Task<(string Media, string Captions)> BothAsync(string words)
    {
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            using var answer = await host.Http.GetAsync("/live/spoken/captions.m3u8", Ct);
            if (answer.IsSuccessStatusCode)
            {
                var captions = await answer.Content.ReadAsStringAsync(Ct);
                foreach (var (name, _) in Segments(captions))
                {
                    if ((await host.Http.GetStringAsync($"/live/spoken/{name}.vtt", Ct)).Contains(words, StringComparison.Ordinal))
                        return (await host.Http.GetStringAsync("/live/spoken/all.m3u8", Ct), captions);
                }
            }

            await look.WaitForNextTickAsync(Ct);
        }
    }

    private static List<(string Name, string Length)> Segments(string playlist)
    {
        var lines = playlist.Split('\n');
        return [.. lines.Index().Where(l => l.Item.StartsWith("#EXTINF", StringComparison.Ordinal)).Select(l => (lines[l.Index + 1].Split('.')[0], l.Item))];
    }

    private static List<(int From, int To, string Text)> Shown(LiveCaptions captions, long from, long to) =>
        [.. captions.Within(from, to).Select(c => ((int)c.From.TotalMilliseconds, (int)c.To.TotalMilliseconds, c.Text))];
}
