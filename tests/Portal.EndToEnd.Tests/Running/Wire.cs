using System.Text.Json;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Tests.Running;

/// <summary>Counts what a page costs on the wire, by the DevTools protocol: headers and compressed bodies, in bytes.</summary>
public sealed class Wire
{
    private readonly Dictionary<string, (string Url, string Type)> asked = new(StringComparer.Ordinal);
    private readonly List<(string Url, string Type, long Bytes)> arrived = [];

    private Wire()
    {
    }

    /// <summary>The protocol session, for network conditions.</summary>
    public ICDPSession Protocol { get; private init; } = null!;

    /// <summary>What has arrived so far.</summary>
    public IReadOnlyList<(string Url, string Type, long Bytes)> Arrived => arrived;

    /// <summary>Starts to count on a page.</summary>
    public static async Task<Wire> OnAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var wire = new Wire { Protocol = session };
        session.Event("Network.requestWillBeSent").OnEvent += (_, e) =>
            wire.asked[e!.Value.GetProperty("requestId").GetString()!] = (e.Value.GetProperty("request").GetProperty("url").GetString()!, e.Value.TryGetProperty("type", out var type) ? type.GetString()! : "Other");
        session.Event("Network.loadingFinished").OnEvent += (_, e) =>
        {
            if (wire.asked.TryGetValue(e!.Value.GetProperty("requestId").GetString()!, out var request))
                wire.arrived.Add((request.Url, request.Type, e.Value.GetProperty("encodedDataLength").Deserialize<long>()));
        };
        await session.SendAsync("Network.enable");
        return wire;
    }

    /// <summary>
    /// Bytes of the page itself: document, styles, scripts, icons, what the scripts ask for. Not pictures, sound, video,
    /// and not the player's libraries (chunks that room.js fetches after first paint).
    /// </summary>
    public long Page => arrived.Where(a => !IsPictureOrPlayer(a.Url, a.Type)).Sum(a => a.Bytes);

    /// <summary>Forgets what arrived.</summary>
    public void Reset() => arrived.Clear();

    /// <summary>The line of a weak phone: 1.6 Mbit/s down, 0.75 up, 150 ms round trip, a processor four times slower.</summary>
    public async Task SlowAsync(int kilobits = 1600, int latency = 150, int slowdown = 4)
    {
        await Protocol.SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false,
            ["latency"] = latency,
            ["downloadThroughput"] = kilobits * 1000 / 8,
            ["uploadThroughput"] = Math.Min(750, kilobits) * 1000 / 8,
        });
        await Protocol.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = slowdown });
    }

    private static bool IsPictureOrPlayer(string url, string type) =>
        type is "Image" or "Media" && !url.Contains("icons", StringComparison.Ordinal)
        || url.Contains("/media/", StringComparison.Ordinal) || url.Contains("/live/", StringComparison.Ordinal)
        || url.Contains("/pictures/", StringComparison.Ordinal) || url.Contains("/dist/chunk-", StringComparison.Ordinal)
        || url.Contains(".m3u8", StringComparison.Ordinal) || type is "EventSource";
}
