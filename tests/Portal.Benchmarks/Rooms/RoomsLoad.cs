using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Portal.Benchmarks.Live;

namespace Portal.Benchmarks.Rooms;

/// <summary>A full room, and what it costs the site's process. See README.md beside this file.</summary>
internal static partial class RoomsLoad
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(12);

    /// <summary>Runs a command of ours; null when it is none.</summary>
    public static Task? TryRun(string[] args) => args switch
    {
        ["rooms-watch", var page, var viewers, var rate, var seconds, var pid] => WatchAsync(new Uri(page), Number(viewers), Number(rate), Number(seconds), Number(pid)),
        ["rooms-stuck", var page, var viewers, var rate, var seconds, var pid] => StareAsync(new Uri(page), Number(viewers), Number(rate), Number(seconds), Number(pid)),
        _ => null,
    };

    private static async Task WatchAsync(Uri page, int count, int rate, int seconds, int pid)
    {
        Arrivals arrivals = new((rate * seconds) + 1000);
        using Villagers villagers = new(page, arrivals);
        var events = await EventsAsync(page);
        await WarmAsync(villagers);
        var idle = ProcessMeter.Megabytes([pid]);
        using CancellationTokenSource stop = new();
        List<Spectator> viewers = [];
        List<Task> watching = [];
        for (var i = 0; i < count; i++)
        {
            viewers.Add(new Spectator(arrivals));
            watching.Add(viewers[i].WatchAsync(Addresses.Of(i), page, events, stop.Token));
            if (i % 20 == 19)
                await PauseAsync(TimeSpan.FromMilliseconds(20));
        }

        await PauseAsync(Settle);
        var lost = watching.Count(w => w.IsCompleted);
        Say($"{count} viewers, idle {idle:F0} MB, connected {ProcessMeter.Megabytes([pid]):F0} MB, lost {lost}");
        using CancellationTokenSource sampled = new();
        var sampling = SampleAsync(pid, sampled.Token);
        var cpu = ProcessMeter.Seconds([pid]);
        await villagers.SpeakAsync(rate, seconds);
        var cores = (ProcessMeter.Seconds([pid]) - cpu) / seconds;
        await PauseAsync(TimeSpan.FromSeconds(3));
        await sampled.CancelAsync();
        var memory = ProcessMeter.Megabytes([pid]);
        Say($"{rate}/s for {seconds} s: {cores:F3} cores, {memory:F0} MB = {(memory - idle) * 1024 / count:F1} kB a viewer; refused {villagers.Refused}");
        Say($"delivered {arrivals.Total}, complete {viewers.Count(v => v.Last == villagers.Highest && v.Gaps == 0)} of {count}, gone {watching.Count(w => w.IsCompleted)}");
        Say($"latency ms: median {arrivals.Quantile(0.5):F0}, p99 {arrivals.Quantile(0.99):F0}, p99.9 {arrivals.Quantile(0.999):F0}");
        Say($"memory MB every 10 s: {string.Join(' ', (await sampling).Select(m => m.ToString("F0", CultureInfo.InvariantCulture)))}");
        await stop.CancelAsync();
    }

    // Viewers that never read: how much they cost, and after how long all are gone.
    private static async Task StareAsync(Uri page, int count, int rate, int seconds, int pid)
    {
        Arrivals arrivals = new((rate * seconds) + 1000);
        using Villagers villagers = new(page, arrivals);
        var events = await EventsAsync(page);
        await WarmAsync(villagers);
        var idle = ProcessMeter.Megabytes([pid]);
        var before = await HeldAsync(page);
        List<Socket> staring = [];
        for (var i = 0; i < count; i++)
            staring.Add(await Spectator.StareAsync(Addresses.Of(i), page, events, default));
        await PauseAsync(TimeSpan.FromSeconds(2));
        Say($"{count} viewers that do not read, idle {idle:F0} MB, connected {ProcessMeter.Megabytes([pid]):F0} MB, held {await HeldAsync(page) - before}");
        var speaking = villagers.SpeakAsync(rate, seconds);
        for (var second = 0; second < seconds; second += 5)
        {
            await PauseAsync(TimeSpan.FromSeconds(5));
            var held = await HeldAsync(page) - before;
            Say($"after {second + 5} s: {ProcessMeter.Megabytes([pid]):F0} MB, held {held}");
            if (held <= 0)
                break;
        }

        staring.ForEach(s => s.Dispose());
        await Task.WhenAny(speaking, PauseAsync(TimeSpan.FromSeconds(1)));
    }

    // The server's own side of the connections, as the kernel counts them.
    private static async Task<int> HeldAsync(Uri page)
    {
        var port = page.Port.ToString("X4", CultureInfo.InvariantCulture);
        var lines = (await File.ReadAllLinesAsync("/proc/net/tcp")).Concat(await File.ReadAllLinesAsync("/proc/net/tcp6"));
        return lines.Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Count(f => f.Length > 3 && f[1].EndsWith(":" + port, StringComparison.Ordinal) && f[3] == "01");
    }

    private static async Task<string> EventsAsync(Uri page)
    {
        using HttpClient http = new();
        return EventsPath().Match(await http.GetStringAsync(page)) is { Success: true } found
            ? found.Groups[1].Value
            : throw new InvalidOperationException($"{page} has no live comments.");
    }

    private static async Task WarmAsync(Villagers villagers)
    {
        for (var i = 0; i < 40; i++)
            await villagers.SayAsync(i);
        await PauseAsync(TimeSpan.FromSeconds(3));
    }

    private static async Task<List<double>> SampleAsync(int pid, CancellationToken ct)
    {
        List<double> samples = [];
        using PeriodicTimer timer = new(TimeSpan.FromSeconds(10));
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
                samples.Add(ProcessMeter.Megabytes([pid]));
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }

        return samples;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static async Task PauseAsync(TimeSpan time)
    {
        using PeriodicTimer timer = new(time);
        await timer.WaitForNextTickAsync();
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("data-events=\"([^\"]+)\"")]
    private static partial Regex EventsPath();
}
