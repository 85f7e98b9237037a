using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Portal.Kit.Streams;
using Portal.Kit.Time;
using Portal.Live.Rtmp;
using Portal.Live.Tests.Hosting;

namespace Portal.Live.Tests;

/// <summary>Publishers drop, return, change device, and are turned away; viewers stay.</summary>
public sealed class LifeWithPublishersTests(LiveHost host) : IClassFixture<LiveHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_publisher_killed_and_back_within_the_grace_time_leaves_viewers_connected_and_one_discontinuity()
    {
        var plan = host.Gate.Add("key-back", "backroom", record: true);
        await using var first = Tool.Push(host.PushAddress("key-back"));
        Assert.Equal(StreamChangeKind.Started, await host.Changes.NextAsync(plan));
        await using var viewer = await FlvViewer.OpenAsync(host, "/live/backroom.flv");
        var last = (await viewer.PictureAsync())!.Value.Time;
        await host.RecordedAsync(plan, TimeSpan.FromSeconds(3));
        first.Kill();
        Assert.Equal(StreamChangeKind.Interrupted, await host.Changes.NextAsync(plan));

        await using var second = await Loop.StartAsync(host, "key-back");
        Assert.Equal(StreamChangeKind.Returned, await host.Changes.NextAsync(plan));

        for (var i = 0; i < 150; i++)
        {
            var (time, _) = (await viewer.PictureAsync())!.Value;
            Assert.InRange(time, last, last + 400);
            last = time;
        }

        await host.RecordedAsync(plan, TimeSpan.FromSeconds(8));
        var live = await host.Http.GetStringAsync("/live/backroom/all.m3u8", Ct);
        var replay = await host.Http.GetStringAsync($"/replay/{plan.StreamId}/index.m3u8", Ct);
        Assert.Single(replay.Split('\n'), l => l == "#EXT-X-DISCONTINUITY");
        Assert.Single(live.Split('\n'), l => l == "#EXT-X-DISCONTINUITY");
        await host.Streams.EndAsync(plan.StreamId, Ct);
    }

    [Fact]
    public async Task When_the_grace_time_runs_out_the_stream_ends_and_says_so_to_players()
    {
        var plan = host.Gate.Add("key-gone", "goneroom", grace: TimeSpan.FromSeconds(1));
        await using (await Loop.StartAsync(host, "key-gone"))
        {
            Assert.Equal(StreamChangeKind.Started, await host.Changes.NextAsync(plan));
            await host.Http.GetStringAsync("/live/goneroom/all.m3u8", Ct);
        }

        Assert.Equal(StreamChangeKind.Interrupted, await host.Changes.NextAsync(plan));
        Assert.Equal(StreamChangeKind.Ended, await host.Changes.NextAsync(plan));
        Assert.Null(host.Streams.Find(plan.StreamId));
        Assert.EndsWith("#EXT-X-ENDLIST\n", await host.Http.GetStringAsync("/live/goneroom/all.m3u8", Ct), StringComparison.Ordinal);
        using var flv = await host.Http.GetAsync("/live/goneroom.flv", Ct);
        Assert.Equal(HttpStatusCode.NotFound, flv.StatusCode);
    }

    [Fact]
    public async Task A_second_publisher_is_refused_in_words_until_the_studio_changes_the_device()
    {
        var plan = host.Gate.Add("key-two", "tworoom");
        await using var first = await Loop.StartAsync(host, "key-two");
        Assert.Equal(StreamChangeKind.Started, await host.Changes.NextAsync(plan));

        await using (var second = await Loop.StartAsync(host, "key-two"))
        {
            var refused = await Assert.ThrowsAsync<RtmpRefusedException>(() => second.Publishing);
            Assert.Equal("NetStream.Publish.BadName", refused.Code);
            Assert.Contains("换设备", refused.Description, StringComparison.Ordinal);
        }

        Assert.True(host.Streams.SwitchDevice(plan.StreamId));
        await using var third = await Loop.StartAsync(host, "key-two");
        Assert.Equal(StreamChangeKind.Returned, await host.Changes.NextAsync(plan));
        await Assert.ThrowsAsync<IOException>(() => first.Publishing);
        await host.Streams.EndAsync(plan.StreamId, Ct);
    }

    [Fact]
    public async Task A_cut_off_stops_the_public_at_once_but_not_the_preview_and_is_taken_back()
    {
        var plan = host.Gate.Add("key-cut", "cutroom", record: true);
        await using var publisher = await Loop.StartAsync(host, "key-cut");
        Assert.Equal(StreamChangeKind.Started, await host.Changes.NextAsync(plan));
        await using var viewer = await FlvViewer.OpenAsync(host, "/live/cutroom.flv");
        var seen = Channel.CreateUnbounded<(uint Time, bool IsKey)>();
        var watching = viewer.WatchAsync(seen.Writer);
        await host.RecordedAsync(plan, TimeSpan.FromSeconds(2));
        Assert.True(host.Streams.CutOff(plan.StreamId));
        Assert.False(host.Streams.CutOff(plan.StreamId));
        Assert.Equal(StreamPhase.CutOff, host.Streams.Find(plan.StreamId)!.Phase);
        var before = Drain(seen.Reader).Last().Time;

        var address = host.Services.GetRequiredService<ISealedAddresses>().Preview("cutroom", TimeProvider.System.UtcNow().AddMinutes(1));
        await using var preview = await FlvViewer.OpenAsync(host, address);
        for (var i = 0; i < 100; i++)
            Assert.NotNull(await preview.PictureAsync());
        // The preview saw four seconds; the public at most what was on its way.
        var late = Drain(seen.Reader);
        Assert.InRange(late.Count, 0, 50);
        before = late.Count > 0 ? late[^1].Time : before;
        Assert.True(host.Streams.Release(plan.StreamId));

        var (time, isKey) = await seen.Reader.ReadAsync(Ct);
        Assert.True(isKey);
        Assert.InRange(time, before, before + 1500);
        await host.RecordedAsync(plan, TimeSpan.FromSeconds(5));
        await host.Streams.EndAsync(plan.StreamId, Ct);
        var replay = await host.Http.GetStringAsync($"/replay/{plan.StreamId}/index.m3u8", Ct);
        Assert.Single(replay.Split('\n'), l => l == "#EXT-X-DISCONTINUITY");
        await watching;
    }

    private static List<(uint Time, bool IsKey)> Drain(ChannelReader<(uint Time, bool IsKey)> pictures)
    {
        List<(uint, bool)> all = [];
        while (pictures.TryRead(out var picture))
            all.Add(picture);
        return all;
    }

    [Fact]
    public async Task Garbage_on_the_port_is_closed_with_a_log_line()
    {
        using TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, host.RtmpPort, Ct);
        await client.GetStream().WriteAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray(), Ct);

        Assert.Equal(0, await client.GetStream().ReadAsync(new byte[16], Ct));
        await host.Log.WaitForAsync("This is not RTMP");
    }
}
