using System.Net;
using Portal.Kit.Streams;
using Portal.Live.Tests.Hosting;

namespace Portal.Live.Tests;

/// <summary>ffmpeg pushes into a real server; ffprobe reads what viewers get.</summary>
public sealed class PushAndPlayTests(LiveHost host) : IClassFixture<LiveHost>
{
    [Fact]
    public async Task What_is_pushed_plays_as_FLV()
    {
        var plan = host.Gate.Add("key-flv", "flvroom");
        await using var push = Tool.Push(host.PushAddress("key-flv"));
        Assert.Equal(StreamChangeKind.Started, await host.Changes.NextAsync(plan));

        var probe = await Probe.ReadAsync(host.Address("/live/flvroom.flv"), 3);

        Assert.Equal(["aac", "h264"], probe.Codecs);
        Assert.Equal(320, probe.Width);
        Assert.True(probe.VideoPackets > 50 && probe.AudioPackets > 80, probe.ToString());
    }

    [Fact]
    public async Task What_is_pushed_plays_as_HLS_with_sound_alone_beside_it()
    {
        var plan = host.Gate.Add("key-hls", "hlsroom");
        await using var push = Tool.Push(host.PushAddress("key-hls"));
        Assert.Equal(StreamChangeKind.Started, await host.Changes.NextAsync(plan));

        var all = await Probe.ReadAsync(host.Address("/live/hlsroom/all.m3u8"), 3);
        var sound = await Probe.ReadAsync(host.Address("/live/hlsroom/sound.m3u8"), 3);
        var index = await host.Http.GetStringAsync("/live/hlsroom/index.m3u8", TestContext.Current.CancellationToken);

        Assert.Equal(["aac", "h264"], all.Codecs);
        Assert.True(all.VideoPackets > 50 && all.AudioPackets > 80, all.ToString());
        Assert.Equal(["aac"], sound.Codecs);
        Assert.Contains("CODECS=\"avc1.", index, StringComparison.Ordinal);
        Assert.Contains("RESOLUTION=320x180", index, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/live/nobody.flv")]
    [InlineData("/live/nobody/index.m3u8")]
    [InlineData("/live/nobody/0-0.m4s")]
    public async Task An_unknown_name_is_404(string path)
    {
        using var answer = await host.Http.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_wrong_key_is_refused_with_a_sentence_and_a_masked_log_line()
    {
        await using var push = Tool.Push(host.PushAddress("wrong-key-123456"), "-v verbose");

        await push.ErrorsAsync();

        var line = await host.Log.WaitForAsync("publish refused (UnknownKey)");
        Assert.DoesNotContain("wrong-key-123456", line, StringComparison.Ordinal);
    }
}
