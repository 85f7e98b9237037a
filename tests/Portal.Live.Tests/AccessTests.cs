using System.Net;
using System.Net.WebSockets;
using Portal.Kit.Streams;
using Portal.Kit.Time;
using Portal.Live.Tests.Hosting;

namespace Portal.Live.Tests;

/// <summary>A stream that not everybody may play: each address with the right seal, with none, with one that is over, with another stream's.</summary>
public sealed class AccessTests(LiveHost host) : IClassFixture<LiveHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ISealedAddresses Seals => (ISealedAddresses)host.Services.GetService(typeof(ISealedAddresses))!;

    [Fact]
    public async Task Each_address_of_a_stream_for_members_opens_with_its_seal_and_with_nothing_else()
    {
        await using var publisher = await OnAirAsync("closed");
        foreach (var address in await AddressesAsync("closed"))
        {
            Assert.Equal((HttpStatusCode.OK, address), (await StatusAsync(Seal(address, "closed", 5)), address));
            Assert.Equal((HttpStatusCode.Forbidden, address), (await StatusAsync(address), address));
            Assert.Equal((HttpStatusCode.Forbidden, address), (await StatusAsync(Seal(address, "closed", -1)), address));
            Assert.Equal((HttpStatusCode.Forbidden, address), (await StatusAsync(Seal(address, "other", 5)), address));
            Assert.Equal((HttpStatusCode.Forbidden, address), (await StatusAsync(Seal(address, "closed", 5)[..^2] + "zz"), address));
        }
    }

    [Fact]
    public async Task A_WebSocket_needs_the_seal_too()
    {
        await using var publisher = await OnAirAsync("closedsocket");
        var address = $"ws://127.0.0.1:{host.HttpPort}";
        using ClientWebSocket welcome = new();
        await welcome.ConnectAsync(new Uri(address + Seal("/live/closedsocket.flv", "closedsocket", 5)), Ct);
        using ClientWebSocket stranger = new();

        await Assert.ThrowsAsync<WebSocketException>(() => stranger.ConnectAsync(new Uri(address + "/live/closedsocket.flv"), Ct));
    }

    [Fact]
    public async Task RTMP_players_carry_it_in_the_name()
    {
        await using var publisher = await OnAirAsync("closedrelay");
        var address = $"rtmp://127.0.0.1:{host.RtmpPort}";

        var probe = await Probe.ReadAsync(address + Seal("/live/closedrelay", "closedrelay", 5), 1);

        Assert.Equal(["aac", "h264"], probe.Codecs);
        await using var stranger = Tool.Start("ffprobe", "-v", "error", address + "/live/closedrelay");
        Assert.NotEmpty(await stranger.ErrorsAsync());
    }

    private async Task<IReadOnlyList<string>> AddressesAsync(string name)
    {
        async Task<string> ReadAsync(string file) => await host.Http.GetStringAsync(Seal($"/live/{name}/{file}", name, 5), Ct);
        var all = await ReadAsync("all.m3u8");
        var sound = await ReadAsync("sound.m3u8");
        var low = await ReadAsync("low-all.m3u8?x=1");
        return
        [
            $"/live/{name}.flv", $"/live/{name}.aac",
            .. new[] { "index.m3u8", "low.m3u8", "all.m3u8", "sound.m3u8", "low-all.m3u8", "low-sound.m3u8" }.Select(f => $"/live/{name}/{f}"),
            .. new[] { First(all, ".m4s"), First(sound, ".m4s"), Quoted(all, "#EXT-X-MAP"), Quoted(sound, "#EXT-X-MAP"), Quoted(low, "#EXT-X-PART:") }.Select(f => $"/live/{name}/{f}"),
        ];
    }

    private static string First(string playlist, string ending) => playlist.Split('\n').First(l => l.Contains(ending, StringComparison.Ordinal) && !l.StartsWith('#')).Split('?')[0];

    private static string Quoted(string playlist, string tag) => playlist.Split('\n').First(l => l.StartsWith(tag, StringComparison.Ordinal)).Split('"')[1].Split('?')[0];

    private string Seal(string address, string name, int minutes)
    {
        var carried = Seals.Seal("", name, TimeProvider.System.UtcNow().AddMinutes(minutes));
        return address.Contains('?', StringComparison.Ordinal) ? $"{address}&{carried[1..]}" : address + carried;
    }

    private async Task<Loop> OnAirAsync(string name)
    {
        var plan = host.Gate.Add("key-" + name, name) with { Access = StreamAccess.SignedAddress };
        host.Gate.Set("key-" + name, plan);
        var publisher = await Loop.StartAsync(host, "key-" + name);
        await host.Changes.NextAsync(plan);
        return publisher;
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await host.Http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, Ct);
        return answer.StatusCode;
    }
}
