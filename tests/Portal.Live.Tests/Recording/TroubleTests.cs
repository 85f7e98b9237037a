using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Portal.Kit.Streams;
using Portal.Kit.Time;
using Portal.Live.Recording;
using Portal.Live.Tests.Hosting;

namespace Portal.Live.Tests.Recording;

/// <summary>Disks fill up, processes restart.</summary>
public sealed class TroubleTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_stops_the_recording_but_not_the_broadcast_and_says_so()
    {
        LiveHost host = new() { Settings = { ["Live:MinFreeMegabytes"] = "1" } };
        await host.InitializeAsync();
        await using (host)
        {
            host.Services.GetRequiredService<RecordingStore>().FreeBytes = _ => 0;
            var plan = host.Gate.Add("key-full", "fullroom", record: true);
            await using var publisher = await Loop.StartAsync(host, "key-full");
            await host.Changes.NextAsync(plan);
            await host.Log.WaitForAsync("stopped, less than");

            Assert.Equal("磁盘快满了，录制已经停下，直播不受影响", host.Streams.Find(plan.StreamId)!.RecordingStopped);
            Assert.NotEmpty((await Probe.ReadAsync(host.Address("/live/fullroom.flv"), 1)).Codecs);
        }
    }

    [Fact]
    public async Task A_restart_closes_what_was_open_and_the_same_episode_goes_on_behind_it()
    {
        LiveHost before = new();
        await before.InitializeAsync();
        var plan = before.Gate.Add("key-again", "again", record: true);
        TimeSpan first;
        await using (before)
        {
            await using var publisher = await Loop.StartAsync(before, "key-again");
            await before.Changes.NextAsync(plan);
            await before.RecordedAsync(plan, TimeSpan.FromSeconds(2));
        }

        LiveHost after = new() { DataPath = before.DataPath };
        await after.InitializeAsync();
        await using (after)
        {
            var recordings = after.Services.GetRequiredService<IRecordings>();
            var closed = await recordings.FindAsync(plan.StreamId, Ct);
            Assert.False(closed!.IsOpen);
            first = closed.Length;
            after.Gate.Set("key-again", plan);
            await using var publisher = await Loop.StartAsync(after, "key-again");
            await after.Changes.NextAsync(plan);
            await after.RecordedAsync(plan, first + TimeSpan.FromSeconds(2));
            await after.Streams.EndAsync(plan.StreamId, Ct);

            var whole = await recordings.FindAsync(plan.StreamId, Ct);
            var playlist = await after.Http.GetStringAsync(whole!.Hls, Ct);
            Assert.Single(playlist.Split('\n'), l => l == "#EXT-X-DISCONTINUITY");
            var path = Path.Combine(after.DataPath, "whole.mp4");
            await using (var file = File.Create(path))
                Assert.True(await recordings.WriteMp4Async(plan.StreamId, file, Ct));
            var length = await Tool.RunAsync("ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", path);
            Assert.Equal(whole.Length.TotalSeconds, double.Parse(length, System.Globalization.CultureInfo.InvariantCulture), 0.1);
        }
    }

    [Fact]
    public async Task A_delayed_stream_shows_nothing_before_its_time()
    {
        LiveHost host = new();
        await host.InitializeAsync();
        await using (host)
        {
            var plan = host.Gate.Add("key-late", "lateroom", delay: TimeSpan.FromSeconds(3));
            await using var publisher = await Loop.StartAsync(host, "key-late");
            await host.Changes.NextAsync(plan);
            var address = host.Services.GetRequiredService<ISealedAddresses>().Preview("lateroom", TimeProvider.System.UtcNow().AddMinutes(1));
            await using var preview = await FlvViewer.OpenAsync(host, address);
            var previewed = Channel.CreateUnbounded<(uint Time, bool IsKey)>();
            var watching = preview.WatchAsync(previewed.Writer);
            await using var viewer = await FlvViewer.OpenAsync(host, "/live/lateroom.flv");

            Assert.NotNull(await viewer.PictureAsync());

            // The director had seen about three seconds before the public saw its first picture.
            Assert.True(previewed.Reader.Count > 50, $"{previewed.Reader.Count}");
            Assert.Contains("#EXTINF", await host.Http.GetStringAsync("/live/lateroom/all.m3u8", Ct), StringComparison.Ordinal);
            await host.Streams.EndAsync(plan.StreamId, Ct);
            await watching;
        }
    }
}
