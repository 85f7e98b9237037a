using System.Net.Sockets;
using Portal.Kit.Streams;
using Portal.Live.Tests.Hosting;

namespace Portal.Live.Tests;

/// <summary>Programs that others wrote push and play; ffmpeg and ffprobe do so in every other test.</summary>
public sealed class InteropTests(LiveHost host) : IClassFixture<LiveHost>
{
    private const int HandshakeBytes = 1 + 1536;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_OBS_sends_byte_for_byte_goes_on_air()
    {
        var recorded = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Rtmp", "Recorded", "obs-29.bin"), Ct);
        var plan = host.Gate.Add("obs-sends-its-key-apart-", "obs");
        using TcpClient obs = new();
        await obs.ConnectAsync("127.0.0.1", host.RtmpPort, Ct);
        var wire = obs.GetStream();

        await wire.WriteAsync(recorded.AsMemory(0, HandshakeBytes), Ct);
        await wire.ReadExactlyAsync(new byte[HandshakeBytes + 1536], Ct);
        await wire.WriteAsync(recorded.AsMemory(HandshakeBytes), Ct);

        Assert.Equal(StreamChangeKind.Started, await host.Changes.NextAsync(plan));
        await using var viewer = await FlvViewer.OpenAsync(host, "/live/obs.flv");
        Assert.True(await viewer.PictureAsync() is { IsKey: true });
        var state = host.Streams.Find(plan.StreamId)!;
        Assert.Equal((640, 360), (state.Width, state.Height));
        Assert.StartsWith("avc1.42", state.VideoCodec, StringComparison.Ordinal);
        Assert.Equal("mp4a.40.2", state.AudioCodec);
    }

    [Fact]
    public async Task GStreamer_pushes()
    {
        var plan = host.Gate.Add("key-gst", "gst");
        var clip = Path.Combine(Directory.CreateTempSubdirectory("portal-gst-").FullName, "clip.flv");
        await File.WriteAllBytesAsync(clip, await Clip.BytesAsync(), Ct);
        await using var push = Tool.Start(
            "gst-launch-1.0",
            ["-q", .. $"filesrc location={clip} ! flvdemux name=from flvmux name=to streamable=true ! rtmp2sink location={host.PushAddress("key-gst")} from.video ! queue ! h264parse ! identity sync=true ! to.video from.audio ! queue ! aacparse ! identity sync=true ! to.audio".Split(' ')]);

        Assert.Equal(StreamChangeKind.Started, await host.Changes.NextAsync(plan));

        var probe = await Probe.ReadAsync(host.Address("/live/gst.flv"), 1);
        Assert.Equal(["aac", "h264"], probe.Codecs);
        Assert.Equal(320, probe.Width);
    }

    [Fact]
    public async Task Librtmp_plays()
    {
        var plan = host.Gate.Add("key-dump", "dump");
        await using var publisher = await Loop.StartAsync(host, "key-dump");
        await host.Changes.NextAsync(plan);
        var file = Path.Combine(Directory.CreateTempSubdirectory("portal-dump-").FullName, "dump.flv");

        await using (var dump = Tool.Start("rtmpdump", "-q", "--live", "-r", $"rtmp://127.0.0.1:{host.RtmpPort}/live/dump", "-o", file))
            await GrownAsync(file, 100_000);

        var probe = await Probe.ReadAsync(file, 2);
        Assert.Equal(["aac", "h264"], probe.Codecs);
        Assert.True(probe.VideoPackets > 25 && probe.AudioPackets > 40, probe.ToString());
    }

    private static async Task GrownAsync(string file, long bytes)
    {
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(100));
        while (!File.Exists(file) || new FileInfo(file).Length < bytes)
            await look.WaitForNextTickAsync(Ct);
    }
}
