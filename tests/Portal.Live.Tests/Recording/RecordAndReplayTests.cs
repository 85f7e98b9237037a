using Microsoft.Extensions.DependencyInjection;
using Portal.Kit.Streams;
using Portal.Live.Tests.Hosting;

namespace Portal.Live.Tests.Recording;

/// <summary>What is on air is on disk, plays while it grows and afterwards, and leaves as MP4.</summary>
public sealed class RecordAndReplayTests(LiveHost host) : IClassFixture<LiveHost>
{
    private IRecordings Recordings => host.Services.GetRequiredService<IRecordings>();

    [Fact]
    public async Task A_stream_is_recorded_and_replays_while_on_air_and_after_its_end()
    {
        var plan = host.Gate.Add("key-rec", "recroom", record: true);
        await using (await Loop.StartAsync(host, "key-rec"))
        {
            Assert.Equal(StreamChangeKind.Started, await host.Changes.NextAsync(plan));
            await host.RecordedAsync(plan, TimeSpan.FromSeconds(4));
            var growing = await Probe.ReadAsync(host.Address($"/replay/{plan.StreamId}/index.m3u8"), 3);
            Assert.Equal(["aac", "h264"], growing.Codecs);
            Assert.False(await Recordings.DeleteAsync(plan.StreamId, TestContext.Current.CancellationToken));
            await host.Streams.EndAsync(plan.StreamId, TestContext.Current.CancellationToken);
        }

        var recording = await Recordings.FindAsync(plan.StreamId, TestContext.Current.CancellationToken);
        Assert.NotNull(recording);
        Assert.False(recording.IsOpen);
        var playlist = await host.Http.GetStringAsync(recording.Hls, TestContext.Current.CancellationToken);
        Assert.Contains("#EXT-X-PLAYLIST-TYPE:VOD", playlist, StringComparison.Ordinal);
        Assert.EndsWith("#EXT-X-ENDLIST\n", playlist, StringComparison.Ordinal);
        var replay = await Probe.ReadAsync(host.Address(recording.Hls), 60);
        Assert.InRange(replay.LastPts - replay.FirstPts, recording.Length.TotalSeconds - 0.2, recording.Length.TotalSeconds + 0.2);
        await Mp4HasTheSameLengthAsync(plan, recording);
        Assert.True(await Recordings.DeleteAsync(plan.StreamId, TestContext.Current.CancellationToken));
        Assert.Null(await Recordings.FindAsync(plan.StreamId, TestContext.Current.CancellationToken));
    }

    private async Task Mp4HasTheSameLengthAsync(StreamPlan plan, Kit.Streams.Recording recording)
    {
        var path = Path.Combine(host.DataPath, "joined.mp4");
        await using (var file = File.Create(path))
            Assert.True(await Recordings.WriteMp4Async(plan.StreamId, file, TestContext.Current.CancellationToken));
        var length = await Tool.RunAsync("ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", path);
        Assert.Equal(recording.Length.TotalSeconds, double.Parse(length, System.Globalization.CultureInfo.InvariantCulture), 0.1);
        Assert.Empty(await Tool.RunAsync("ffmpeg", "-v", "error", "-i", path, "-f", "null", "-"));
    }

    [Fact]
    public async Task There_is_no_recording_of_a_stream_that_was_not_recorded()
    {
        Assert.Null(await Recordings.FindAsync(Guid.NewGuid(), TestContext.Current.CancellationToken));
        Assert.False(await Recordings.WriteMp4Async(Guid.NewGuid(), Stream.Null, TestContext.Current.CancellationToken));
    }
}
