using System.Diagnostics;
using System.Globalization;
using Portal.Kit.Streams;
using Portal.Live.Ladder;
using Portal.Live.Streams;
using Portal.Live.Tests.Hosting;

namespace Portal.Live.Tests.Ladder;

public sealed class LadderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_room_that_asks_gets_smaller_pictures_that_are_cut_where_the_large_one_is()
    {
        await using Room room = await Room.StartAsync();
        var index = await room.PlaylistAsync("index.m3u8", "r240.m3u8");

        Assert.Contains("RESOLUTION=640x512", index, StringComparison.Ordinal);
        Assert.Contains("RESOLUTION=600x480", await room.PlaylistAsync("index.m3u8", "r480.m3u8"), StringComparison.Ordinal);
        Assert.Contains("RESOLUTION=300x240", index, StringComparison.Ordinal);
        Assert.Contains("\nlow-r240.m3u8\n", await room.PlaylistAsync("low.m3u8"), StringComparison.Ordinal);
        var low = await room.PlaylistAsync("low-r240.m3u8", "#EXT-X-PART:");
        Assert.Contains("#EXT-X-PRELOAD-HINT:TYPE=PART", low, StringComparison.Ordinal);
        Assert.DoesNotContain("#EXT-X-PART:", await room.PlaylistAsync("r240.m3u8"), StringComparison.Ordinal);
        var weights = index.Split('\n').Where(l => l.Contains("RESOLUTION", StringComparison.Ordinal)).Select(Weight).ToList();
        Assert.Equal(weights.OrderDescending(), weights);
        var small = await room.PlaylistAsync("r240.m3u8");
        var large = await room.PlaylistAsync("all.m3u8");
        var shared = Times(small).Intersect(Times(large)).ToList();
        Assert.True(shared.Count >= Math.Min(Times(small).Count, Times(large).Count) - 1, small + large);
        var probe = await Probe.ReadAsync(room.Host.Address("/live/ladder/r240.m3u8"), 3);
        Assert.Equal(["aac", "h264"], probe.Codecs);
        Assert.True(probe.VideoPackets > 40 && probe.AudioPackets > 60, probe.ToString());
    }

    [Theory]
    [InlineData("hvc1")]
    [InlineData("av01")]
    public async Task Other_pictures_than_H264_have_smaller_ones_that_every_browser_plays(string name)
    {
        var clip = await OtherCodecs.ClipAsync(name == "hvc1" ? MediaCodec.H265 : MediaCodec.Av1, MediaCodec.Aac, "640x360");
        await using Room room = await Room.StartAsync(clip);

        var index = await room.PlaylistAsync("index.m3u8", "r240.m3u8");

        Assert.Contains($"CODECS=\"{name}", index, StringComparison.Ordinal);
        Assert.Matches("CODECS=\"avc1[^\"]+,mp4a.40.2\",RESOLUTION=426x240", index);
        var small = await room.PlaylistAsync("r240.m3u8");
        var large = await room.PlaylistAsync("all.m3u8");
        Assert.True(Times(small).Intersect(Times(large)).Count() >= Math.Min(Times(small).Count, Times(large).Count) - 1, small + large);
        var probe = await Probe.ReadAsync(room.Host.Address("/live/ladder/r240.m3u8"), 3);
        Assert.Equal(["aac", "h264"], probe.Codecs);
        Assert.True(probe.VideoPackets > 40 && probe.AudioPackets > 60, probe.ToString());
    }

    [Fact]
    public async Task A_child_that_is_killed_is_followed_by_another_and_the_stream_does_not_notice()
    {
        await using Room room = await Room.StartAsync();
        await room.PlaylistAsync("index.m3u8", "r240.m3u8");
        var first = room.Rung(240).ChildId!.Value;

        Process.GetProcessById(first).Kill();
        await room.Host.Log.WaitForAsync("r240: ffmpeg failed");
        await Room.UntilAsync(() => room.Rung(240).ChildId is { } next && next != first);

        Assert.Equal(StreamPhase.OnAir, room.Host.Streams.Find(room.Plan.StreamId)!.Phase);
        Assert.DoesNotContain("DISCONTINUITY", await room.PlaylistAsync("all.m3u8"), StringComparison.Ordinal);
        await Room.UntilAsync(() => room.Rung(240).Log.View().Segments.Count > 2);
        Assert.NotNull(room.Rung(480).ChildId);
    }

    [Theory]
    [InlineData("exit 1")]
    [InlineData("exec sleep 1000")]
    public async Task An_ffmpeg_that_fails_or_hangs_costs_the_stream_nothing(string does)
    {
        var script = Path.Combine(Directory.CreateTempSubdirectory("portal-ffmpeg-").FullName, "ffmpeg");
        await File.WriteAllTextAsync(script, $"#!/bin/sh\n{does}\n", Ct);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await using Room room = await Room.StartAsync(("Live:Ffmpeg", script));

        await room.Host.Log.WaitForAsync("r480: ffmpeg failed, again in");

        var index = await room.PlaylistAsync("index.m3u8");
        Assert.Contains("all.m3u8", index, StringComparison.Ordinal);
        Assert.DoesNotContain("r480.m3u8", index, StringComparison.Ordinal);
        Assert.NotEmpty((await Probe.ReadAsync(room.Host.Address("/live/ladder.flv"), 1)).Codecs);
    }

    [Theory]
    [InlineData("Live:Ffmpeg", "", "there is no ffmpeg")]
    [InlineData("Live:Ffmpeg", "/nowhere/ffmpeg", "there is no ffmpeg")]
    [InlineData("Live:MostLadders", "0", "enough streams have them")]
    public async Task Without_ffmpeg_or_above_the_limit_the_stream_plays_as_it_comes(string key, string value, string reason)
    {
        await using Room room = await Room.StartAsync((key, value));

        await room.Host.Log.WaitForAsync($"no smaller pictures, {reason}");

        Assert.DoesNotContain("r240.m3u8", await room.PlaylistAsync("index.m3u8"), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await room.Host.Http.GetAsync("/live/ladder/r240.m3u8", Ct)).StatusCode);
    }

    [Fact]
    public async Task What_is_cut_off_is_cut_off_in_the_smaller_pictures_too()
    {
        await using Room room = await Room.StartAsync();
        await room.PlaylistAsync("index.m3u8", "r240.m3u8");

        room.Host.Streams.CutOff(room.Plan.StreamId);
        await Room.UntilAsync(() => room.Rung(240).ChildId is null);
        var shown = room.Rung(240).Log.View();
        room.Host.Streams.Release(room.Plan.StreamId);
        await Room.UntilAsync(() => room.Rung(240).Log.View() is var view && view.FirstSequence + view.Segments.Count > shown.FirstSequence + shown.Segments.Count);

        var small = await room.PlaylistAsync("r240.m3u8");
        Assert.Contains("#EXT-X-DISCONTINUITY", small, StringComparison.Ordinal);
        var cut = Times(await room.PlaylistAsync("all.m3u8"));
        Assert.Contains(Times(small)[^1], cut);
    }

    [Fact]
    public async Task With_the_stream_its_children_go()
    {
        await using Room room = await Room.StartAsync();
        await room.PlaylistAsync("index.m3u8", "r240.m3u8");
        var rungs = new[] { room.Rung(480), room.Rung(240) };

        await room.Host.Streams.EndAsync(room.Plan.StreamId, Ct);
        await Task.WhenAll(rungs.Select(r => r.Ended)).WaitAsync(Ct);

        Assert.All(rungs, r => Assert.Null(r.ChildId));
        Assert.Contains("#EXT-X-ENDLIST", await room.PlaylistAsync("r240.m3u8"), StringComparison.Ordinal);
    }

    private static long Weight(string line) => long.Parse(line.Split('=', ',')[1], CultureInfo.InvariantCulture);

    private static List<string> Times(string playlist) => [.. playlist.Split('\n').Where(l => l.StartsWith("#EXT-X-PROGRAM-DATE-TIME", StringComparison.Ordinal))];

    private sealed class Room : IAsyncDisposable
    {
        private readonly Loop publisher;

        private Room(LiveHost host, StreamPlan plan, Loop publisher) => (Host, Plan, this.publisher) = (host, plan, publisher);

        public LiveHost Host { get; }

        public StreamPlan Plan { get; }

        public static async Task<Room> StartAsync(params (string Key, string Value)[] settings) => await StartAsync(await Clip.LargeAsync(), settings);

        public static async Task<Room> StartAsync(byte[] clip, params (string Key, string Value)[] settings)
        {
            LiveHost host = new();
            foreach (var (key, value) in settings)
                host.Settings[key] = value;
            await host.InitializeAsync();
            StreamPlan plan = new(Guid.CreateVersion7(), "ladder", TimeSpan.Zero, TimeSpan.FromSeconds(30), Record: false) { SmallerPictures = true };
            host.Gate.Set("key-ladder", plan);
            var publisher = await Loop.StartAsync(host, "key-ladder", clip);
            await host.Changes.NextAsync(plan);
            return new Room(host, plan, publisher);
        }

        public Rung Rung(int height)
        {
            var hub = (StreamHub)Host.Services.GetService(typeof(StreamHub))!;
            return hub.FindById(Plan.StreamId)!.Part<StreamLadder>()!.Rungs.Single(r => r.Form.Height == height);
        }

        public async Task<string> PlaylistAsync(string name, string until = "#EXT")
        {
            using PeriodicTimer look = new(TimeSpan.FromMilliseconds(200));
            while (true)
            {
                var text = await Host.Http.GetStringAsync($"/live/ladder/{name}", Ct);
                if (text.Contains(until, StringComparison.Ordinal))
                    return text;
                await look.WaitForNextTickAsync(Ct);
            }
        }

        public static async Task UntilAsync(Func<bool> isSo)
        {
            using PeriodicTimer look = new(TimeSpan.FromMilliseconds(100));
            while (!isSo())
                await look.WaitForNextTickAsync(Ct);
        }

        public async ValueTask DisposeAsync()
        {
            await publisher.DisposeAsync();
            await Host.DisposeAsync();
        }
    }
}
