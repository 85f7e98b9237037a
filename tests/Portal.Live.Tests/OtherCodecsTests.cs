using Microsoft.Extensions.DependencyInjection;
using Portal.Kit.Streams;
using Portal.Live.Rtmp;
using Portal.Live.Streams;
using Portal.Live.Tests.Hosting;

namespace Portal.Live.Tests;

/// <summary>Codecs beyond H.264 and AAC, pushed as enhanced RTMP, played and recorded.</summary>
public sealed class OtherCodecsTests(LiveHost host) : IClassFixture<LiveHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("H265", "Opus", "hevc", "opus", "hvc1.1.6.L", "opus")]
    [InlineData("Av1", "Mp3", "av1", "mp3", "av01.0.0", "mp4a.6B")]
    public async Task They_play_over_HLS_and_FLV_and_the_recording_joins_to_MP4(
        string picture, string sound, string probedPicture, string probedSound, string pictureName, string soundName)
    {
        var name = picture.ToLowerInvariant();
        var plan = host.Gate.Add($"key-{name}", name, record: true);
        var clip = await OtherCodecs.ClipAsync(Enum.Parse<MediaCodec>(picture), Enum.Parse<MediaCodec>(sound));
        using CancellationTokenSource stop = new();
        var publishing = new RtmpPublisher(TimeProvider.System).PublishAsync("127.0.0.1", host.RtmpPort, $"key-{name}", clip, loop: true, stop.Token);
        Assert.Equal(StreamChangeKind.Started, await host.Changes.NextAsync(plan));

        await using var viewer = await FlvViewer.OpenAsync(host, $"/live/{name}.flv");
        (byte Type, uint Time, byte[] Data) tag;
        do
            tag = (await viewer.TagAsync())!.Value;
        while (tag.Type != 9);
        var probe = await Probe.ReadAsync(host.Address($"/live/{name}/all.m3u8"), 3);
        var index = await host.Http.GetStringAsync($"/live/{name}/index.m3u8", Ct);
        var alone = await Probe.ReadAsync(host.Address($"/live/{name}/sound.m3u8"), 3);
        await host.RecordedAsync(plan, TimeSpan.FromSeconds(4));
        await stop.CancelAsync();
        await publishing.ContinueWith(static _ => { }, TaskScheduler.Default);
        await host.Streams.EndAsync(plan.StreamId, Ct);

        Assert.Equal(0x90, tag.Data[0]);
        Assert.Contains($"\"{pictureName}", index, StringComparison.Ordinal);
        Assert.Contains($",{soundName}\"", index, StringComparison.Ordinal);
        Assert.Contains("RESOLUTION=320x180", index, StringComparison.Ordinal);
        Assert.Equal(new[] { probedPicture, probedSound }.Order(), probe.Codecs);
        Assert.True(probe is { Width: 320, VideoPackets: > 50, AudioPackets: > 80 }, probe.ToString());
        Assert.Equal([probedSound], alone.Codecs);
        var file = Path.Combine(Directory.CreateTempSubdirectory("portal-codec-").FullName, "whole.mp4");
        await using (var to = File.Create(file))
            await host.Services.GetRequiredService<IRecordings>().WriteMp4Async(plan.StreamId, to, Ct);
        var whole = await Probe.ReadAsync(file, 10);
        Assert.Equal(new[] { probedPicture, probedSound }.Order(), whole.Codecs);
        Assert.InRange(whole.LastPts - whole.FirstPts, 3.5, 30);
        // Every picture decodes.
        Assert.Empty(await Tool.RunAsync("ffmpeg", "-v", "error", "-xerror", "-i", file, "-f", "null", "-"));
    }
}
