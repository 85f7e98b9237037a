using System.Net;
using System.Net.WebSockets;
using Portal.Kit.Streams;
using Portal.Kit.Time;
using Portal.Live.Tests.Hosting;

namespace Portal.Live.Tests;

public sealed class OtherWaysToPlayTests(LiveHost host) : IClassFixture<LiveHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sound_alone_plays_as_AAC()
    {
        var plan = await OnAirAsync("listen");
        await using var publisher = await Loop.StartAsync(host, "key-listen");
        await host.Changes.NextAsync(plan);

        var probe = await Probe.ReadAsync(host.Address("/live/listen.aac"), 2);

        Assert.Equal(["aac"], probe.Codecs);
        Assert.True(probe.AudioPackets > 60, probe.ToString());
    }

    [Fact]
    public async Task RTMP_plays_and_an_unknown_name_is_refused()
    {
        var plan = await OnAirAsync("relay");
        await using var publisher = await Loop.StartAsync(host, "key-relay");
        await host.Changes.NextAsync(plan);

        var probe = await Probe.ReadAsync($"rtmp://127.0.0.1:{host.RtmpPort}/live/relay", 2);

        Assert.Equal(["aac", "h264"], probe.Codecs);
        Assert.True(probe.VideoPackets > 40 && probe.AudioPackets > 60, probe.ToString());
        await using var nobody = Tool.Start("ffprobe", "-v", "error", $"rtmp://127.0.0.1:{host.RtmpPort}/live/nobody");
        Assert.NotEmpty(await nobody.ErrorsAsync());
    }

    [Fact]
    public async Task FLV_plays_over_a_web_socket()
    {
        var plan = await OnAirAsync("socket");
        await using var publisher = await Loop.StartAsync(host, "key-socket");
        await host.Changes.NextAsync(plan);
        using ClientWebSocket socket = new();
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{host.HttpPort}/live/socket.flv"), Ct);

        var buffer = new byte[64 * 1024];
        var first = await socket.ReceiveAsync(buffer, Ct);

        Assert.Equal("FLV"u8.ToArray(), buffer[..3]);
        Assert.Equal(5, buffer[4]);
        Assert.Equal(13, first.Count);
        Assert.Equal(1, host.Streams.Find(plan.StreamId)!.Viewers);
    }

    [Fact]
    public async Task Low_latency_playlists_keep_their_rules()
    {
        var plan = await OnAirAsync("lowroom");
        await using var publisher = await Loop.StartAsync(host, "key-lowroom");
        await host.Changes.NextAsync(plan);
        await host.Http.GetStringAsync("/live/lowroom/all.m3u8", Ct);

        var text = await host.Http.GetStringAsync("/live/lowroom/low-all.m3u8", Ct);
        var next = await host.Http.GetStringAsync("/live/lowroom/low-all.m3u8?_HLS_msn=1&_HLS_part=1", Ct);

        Assert.Contains("CAN-BLOCK-RELOAD=YES,CAN-SKIP-UNTIL=18,PART-HOLD-BACK=1.500", text, StringComparison.Ordinal);
        Assert.Contains("#EXT-X-PRELOAD-HINT:TYPE=PART", text, StringComparison.Ordinal);
        Assert.Contains("#EXT-X-RENDITION-REPORT:URI=\"low-sound.m3u8\"", text, StringComparison.Ordinal);
        Assert.All(Durations(next), d => Assert.InRange(d, 0.04, 0.5));
        Assert.True(Sequences(next) >= 1);
        var hint = next.Split('\n').Single(l => l.StartsWith("#EXT-X-PRELOAD-HINT", StringComparison.Ordinal)).Split('"')[1];
        using var part = await host.Http.GetAsync($"/live/lowroom/{hint}", Ct);
        Assert.True(part.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync("/live/lowroom/low-all.m3u8?_HLS_msn=1000"));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync("/live/lowroom/low-all.m3u8?_HLS_part=1"));
    }

    [Fact]
    public async Task Segments_are_immutable_and_answer_HEAD_ETag_and_ranges()
    {
        var plan = await OnAirAsync("cache");
        await using var publisher = await Loop.StartAsync(host, "key-cache");
        await host.Changes.NextAsync(plan);
        var playlist = await host.Http.GetStringAsync("/live/cache/all.m3u8", Ct);
        var name = playlist.Split('\n').First(l => l.EndsWith(".m4s", StringComparison.Ordinal));

        using var whole = await host.Http.GetAsync($"/live/cache/{name}", Ct);
        var bytes = await whole.Content.ReadAsByteArrayAsync(Ct);
        Assert.Contains("immutable", whole.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        using HttpRequestMessage head = new(HttpMethod.Head, $"/live/cache/{name}");
        using var headAnswer = await host.Http.SendAsync(head, Ct);
        Assert.Equal(bytes.Length, headAnswer.Content.Headers.ContentLength);
        using HttpRequestMessage range = new(HttpMethod.Get, $"/live/cache/{name}") { Headers = { { "Range", "bytes=100-199" } } };
        using var part = await host.Http.SendAsync(range, Ct);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(bytes[100..200], await part.Content.ReadAsByteArrayAsync(Ct));
        using HttpRequestMessage again = new(HttpMethod.Get, $"/live/cache/{name}") { Headers = { { "If-None-Match", whole.Headers.ETag!.ToString() } } };
        using var unchanged = await host.Http.SendAsync(again, Ct);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Fact]
    public async Task A_stream_for_members_needs_a_seal_at_every_address()
    {
        var plan = await OnAirAsync("members");
        host.Gate.Set("key-members", plan with { Access = StreamAccess.SignedAddress });
        await using var publisher = await Loop.StartAsync(host, "key-members");
        await host.Changes.NextAsync(plan);
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync("/live/members.flv"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync("/live/members/index.m3u8?until=99999999999&seal=00"));

        var seals = (ISealedAddresses)host.Services.GetService(typeof(ISealedAddresses))!;
        var sealedAddress = seals.Seal("/live/members/all.m3u8", "members", TimeProvider.System.UtcNow().AddMinutes(5));
        var playlist = await host.Http.GetStringAsync(sealedAddress, Ct);
        var segment = playlist.Split('\n').First(l => l.Contains(".m4s", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, await StatusAsync($"/live/members/{segment}"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync($"/live/members/{segment.Split('?')[0]}"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(seals.Seal("/live/members/all.m3u8", "members", TimeProvider.System.UtcNow().AddMinutes(-1))));
    }

    [Fact]
    public async Task The_operator_reads_the_state_as_Prometheus_text()
    {
        var plan = await OnAirAsync("metrics");
        await using var publisher = await Loop.StartAsync(host, "key-metrics");
        await host.Changes.NextAsync(plan);

        var text = await host.Http.GetStringAsync("/metrics/live", Ct);

        Assert.Contains("portal_live_on_air{stream=\"metrics\"} 1", text, StringComparison.Ordinal);
    }

    private Task<StreamPlan> OnAirAsync(string name) => Task.FromResult(host.Gate.Add("key-" + name, name));

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await host.Http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, Ct);
        return answer.StatusCode;
    }

    private static IEnumerable<double> Durations(string playlist) => playlist.Split('\n')
        .Where(l => l.StartsWith("#EXT-X-PART:", StringComparison.Ordinal))
        .Select(l => double.Parse(l.Split('=', ',')[1], System.Globalization.CultureInfo.InvariantCulture));

    private static int Sequences(string playlist) => playlist.Split('\n').Count(l => l.StartsWith("#EXTINF", StringComparison.Ordinal));
}
