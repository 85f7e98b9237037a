using System.Net;
using Portal.Kit.Streams;
using Portal.Kit.Time;
using Portal.Live.Tests.Hosting;

namespace Portal.Live.Tests.Captions;

public sealed class ReplayCaptionsTests(LiveHost host) : IClassFixture<LiveHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_captions_file_is_a_rendition_of_the_replay_segment_for_segment()
    {
        var (plan, recording) = await RecordedAsync("written");
        var start = recording.Stretches[0].From;
        Write(plan, start, (0.5, 1.5, "先拌药"), (1.8, 3.2, "<再> 晾干"), (-10, -5, "早先"), (500, 510, "往后"));

        var index = await TextAsync(plan, "index.m3u8");
        var media = await TextAsync(plan, "all.m3u8");
        var captions = await TextAsync(plan, "captions.m3u8");

        Assert.Contains("#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"captions\"", index, StringComparison.Ordinal);
        Assert.Contains(",SUBTITLES=\"captions\"\nall.m3u8\n", index, StringComparison.Ordinal);
        Assert.Matches("CODECS=\"avc1\\.[0-9a-f]{6},mp4a\\.40\\.2\",RESOLUTION=320x180", index);
        Assert.Equal(media.Split('\n').Where(l => !l.StartsWith("#EXT-X-MAP", StringComparison.Ordinal)), captions.Replace(".vtt", ".m4s", StringComparison.Ordinal).Split('\n'));
        Assert.Contains("#EXT-X-PLAYLIST-TYPE:VOD", captions, StringComparison.Ordinal);

        var files = new List<string>();
        var position = TimeSpan.Zero;
        foreach (var (name, length) in Segments(media))
        {
            var file = await TextAsync(plan, $"{name}.vtt");
            Assert.Equal(await VttFile.StartOfAsync(host, $"/replay/{plan.StreamId}/{name}.m4s"), VttFile.Map(file).Mpegts);
            Assert.Equal(position, VttFile.Map(file).Local);
            Assert.All(VttFile.Cues(file), c => Assert.True(c.From < position + length && c.To > position, file));
            position += length;
            files.Add(file);
        }

        var cues = files.SelectMany(VttFile.Cues).ToHashSet();
        Assert.Equal(["先拌药", "&lt;再&gt; 晾干"], cues.OrderBy(c => c.From).Select(c => c.Text));
        Assert.Equal(TimeSpan.FromSeconds(0.5), cues.Min(c => c.From));
        // What is said across a border stands on both sides of it, with the same times.
        Assert.True(files.SelectMany(VttFile.Cues).Count() > cues.Count, string.Join('\n', files));
        Assert.Contains("h264", (await Probe.ReadAsync(host.Address($"/replay/{plan.StreamId}/index.m3u8"), 1)).Codecs);
    }

    [Fact]
    public async Task What_is_trimmed_afterwards_moves_the_captions_and_a_new_file_replaces_the_old()
    {
        var (plan, recording) = await RecordedAsync("trimmed");
        var start = recording.Stretches[0].From;
        Write(plan, start, (2.5, 3.5, "头一稿"));
        host.Rights.Set(plan.StreamId, ReplayRight.Everything with { From = start.AddSeconds(2.1) });

        var first = Segments(await TextAsync(plan, "all.m3u8"))[0];
        using var before = await host.Http.GetAsync($"/replay/{plan.StreamId}/{first.Name}.vtt", Ct);
        var cue = Assert.Single(VttFile.Cues(await before.Content.ReadAsStringAsync(Ct)));
        Assert.InRange(cue.From.TotalSeconds, 0.2, 0.8);
        Write(plan, start, (2.5, 3.5, "第二稿"));
        using var after = await host.Http.GetAsync($"/replay/{plan.StreamId}/{first.Name}.vtt", Ct);

        Assert.Contains("第二稿", await after.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        Assert.DoesNotContain("immutable", after.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Captions_are_for_whom_the_replay_is_and_without_a_file_the_address_is_the_pictures_own_playlist()
    {
        var (plan, recording) = await RecordedAsync("right");
        Assert.Contains("#EXTINF", await TextAsync(plan, "index.m3u8"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(plan, "captions.m3u8"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(plan, "0.vtt"));

        Write(plan, recording.Stretches[0].From, (0.5, 1, "字"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(plan, "0.vtt"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(plan, "99.vtt"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(plan, "x.vtt"));
        host.Rights.Set(plan.StreamId, ReplayRight.Everything with { Access = StreamAccess.SignedAddress });
        var seals = (ISealedAddresses)host.Services.GetService(typeof(ISealedAddresses))!;
        foreach (var name in new[] { "index.m3u8", "all.m3u8", "captions.m3u8", "0.vtt" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(plan, name));
            var address = seals.SealReplay($"/replay/{plan.StreamId}/{name}", plan.StreamId, TimeProvider.System.UtcNow().AddMinutes(5));
            var text = await host.Http.GetStringAsync(address, Ct);
            Assert.True(name == "0.vtt" || text.Contains("?until=", StringComparison.Ordinal), text);
        }

        host.Rights.Set(plan.StreamId, new ReplayRight(false));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(plan, "0.vtt"));
    }

    private void Write(StreamPlan plan, DateTime start, params (double From, double To, string Text)[] captions) => host.Captions.Set(
        plan.StreamId,
        new CaptionTrack("zh", TimeProvider.System.UtcNow(), [.. captions.Select(c => new Caption(start.AddSeconds(c.From), start.AddSeconds(c.To), c.Text))]));

    private async Task<(StreamPlan Plan, Kit.Streams.Recording Recording)> RecordedAsync(string name)
    {
        var plan = host.Gate.Add("key-" + name, name, record: true);
        await using (await Loop.StartAsync(host, "key-" + name))
        {
            await host.Changes.NextAsync(plan);
            await host.RecordedAsync(plan, TimeSpan.FromSeconds(4));
            await host.Streams.EndAsync(plan.StreamId, Ct);
        }

        return (plan, (await ((IRecordings)host.Services.GetService(typeof(IRecordings))!).FindAsync(plan.StreamId, Ct))!);
    }

    private Task<string> TextAsync(StreamPlan plan, string name) => host.Http.GetStringAsync($"/replay/{plan.StreamId}/{name}", Ct);

    private async Task<HttpStatusCode> StatusAsync(StreamPlan plan, string name)
    {
        using var answer = await host.Http.GetAsync($"/replay/{plan.StreamId}/{name}", Ct);
        return answer.StatusCode;
    }

    private static List<(string Name, TimeSpan Length)> Segments(string playlist)
    {
        var lines = playlist.Split('\n');
        return
        [
            .. lines.Index().Where(l => l.Item.StartsWith("#EXTINF", StringComparison.Ordinal)).Select(l => (
                lines[l.Index + 1].Split('.')[0],
                TimeSpan.FromSeconds(double.Parse(l.Item.Split(':', ',')[1], System.Globalization.CultureInfo.InvariantCulture)))),
        ];
    }
}
