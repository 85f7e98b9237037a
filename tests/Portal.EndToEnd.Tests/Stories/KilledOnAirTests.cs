using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Portal.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>The server is killed in the middle of a broadcast, as by a power cut, while a thousand comments are being written.</summary>
public sealed partial class KilledOnAirTests(Browser browser)
{
    private const int Comments = 1000;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_acknowledged_is_there_the_recording_plays_and_the_host_goes_on()
    {
        var data = Directory.CreateTempSubdirectory("portal-killed-").FullName;
        string[] ports = ["--urls", $"http://127.0.0.1:{FreePort()}", "--Live:RtmpPort", FreePort().ToString(CultureInfo.InvariantCulture)];
        try
        {
            await RunAsync(data, ports);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private async Task RunAsync(string data, string[] ports)
    {
        var first = await SiteProcess.StartAsync(Ct, data, settings: ports);
        await using var staff = await browser.PersonAsync(first, phone: false);
        var air = await Broadcast.PlanAsync(staff, first, "半道断电间");
        await using var push = FfmpegPush.Start(air.Push);
        await Expect(air.Studio.Locator(".seal").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(air.Studio.GetByText(new Regex("已存 (0 分 ([4-9]|[1-5][0-9])|[1-9] 分 [0-9]+) 秒"))).ToBeVisibleAsync(new() { Timeout = 60_000 });

        var acknowledged = await SayUntilKilledAsync(first, air.Address);
        Assert.True(acknowledged.Count >= Comments, $"{acknowledged.Count} acknowledged");
        await push.EndedAsync(Ct);
        await first.DisposeAsync();

        await using var second = await SiteProcess.StartAsync(Ct, data, settings: ports);
        await Witness.Watch(second, [staff], async () =>
        {
            using HttpClient http = new() { BaseAddress = new Uri(second.Address), Timeout = Timeout.InfiniteTimeSpan };
            var there = await NumbersAsync(http, air.Id, acknowledged.Max());
            Assert.Empty(acknowledged.Except(there));
            Assert.Equal(there.Count, there.Distinct().Count());
            var before = await RecordedAsync(http, air.Id);
            Assert.True(before > 3, $"{before} s recorded before the kill");

            await using (FfmpegPush.Start(air.Push))
            {
                await air.Studio.GotoAsync($"/desk/studio/{air.Id}");
                await Expect(air.Studio.Locator(".seal").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
                await Expect(air.Studio.GetByText(new Regex("已存 (0 分 ([6-9]|[1-5][0-9])|[1-9] 分 [0-9]+) 秒"))).ToBeVisibleAsync(new() { Timeout = 60_000 });
                await air.EndAsync();
            }

            Assert.True(await RecordedAsync(http, air.Id) > before + 2);
            var page = await staff.NewPageAsync();
            await page.GotoAsync(air.Address);
            await page.PlaysWhenAskedAsync();
        });
    }

    // A thousand are acknowledged, more are under way when the plug is pulled.
    private static async Task<IReadOnlyCollection<long>> SayUntilKilledAsync(SiteProcess site, string page)
    {
        using Crowd crowd = new(site.Address);
        ConcurrentBag<long> acknowledged = [];
        TaskCompletionSource enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var saying = Parallel.ForEachAsync(
            Enumerable.Range(0, Comments * 2),
            new ParallelOptions { MaxDegreeOfParallelism = 24, CancellationToken = Ct },
            async (number, ct) =>
            {
                if (await crowd.SayAsync(page, number, ct) is { } seq)
                    acknowledged.Add(seq);
                if (acknowledged.Count >= Comments)
                    enough.TrySetResult();
            });
        await Task.WhenAny(enough.Task, saying);
        await site.KillAsync();
        await saying;
        return acknowledged;
    }

    private static async Task<List<long>> NumbersAsync(HttpClient http, Guid episode, long upTo)
    {
        List<long> numbers = [];
        using var answer = await http.GetAsync($"/rooms/events/{episode}?after=0", HttpCompletionOption.ResponseHeadersRead, Ct);
        using StreamReader lines = new(await answer.Content.ReadAsStreamAsync(Ct));
        while (await lines.ReadLineAsync(Ct) is { } line)
        {
            if (!line.StartsWith("id: ", StringComparison.Ordinal))
                continue;
            numbers.Add(long.Parse(line.AsSpan(4), CultureInfo.InvariantCulture));
            if (numbers[^1] >= upTo)
                break;
        }

        return numbers;
    }

    private static async Task<double> RecordedAsync(HttpClient http, Guid episode)
    {
        var playlist = await http.GetStringAsync(new Uri($"/replay/{episode}/index.m3u8", UriKind.Relative), Ct);
        return Lengths().Matches(playlist).Sum(m => double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture));
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("#EXTINF:([0-9.]+)")]
    private static partial Regex Lengths();
}
