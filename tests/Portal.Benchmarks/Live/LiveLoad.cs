using System.Globalization;
using Portal.Live.Rtmp;

namespace Portal.Benchmarks.Live;

/// <summary>
/// Load for a streaming server, and what it costs. See README.md beside this file.
/// </summary>
internal static class LiveLoad
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(8);

    /// <summary>Runs a command of ours; null when it is none.</summary>
    public static Task? TryRun(string[] args) => args switch
    {
        ["live-server", var http, var rtmp, .. var merge] => LiveServer.RunAsync(Number(http), Number(rtmp), merge.Length > 0 ? Number(merge[0]) : 100),
        ["live-publish", var host, var port, var key, var count, var file] => PublishAsync(host, Number(port), key, Number(count), file),
        ["live-play", var kind, var address, var count, var seconds, .. var pids] => PlayAsync(kind, new Uri(address), Number(count), Number(seconds), [.. pids.Select(Number)]),
        ["live-half-open", var host, var port, var count, var pid] => Crowds.HalfOpenAsync(host, Number(port), Number(count), Number(pid)),
        ["live-come-and-go", var address, var count, var minutes, var pid] => Crowds.ComeAndGoAsync(new Uri(address), Number(count), Number(minutes), Number(pid)),
        _ => null,
    };

    private static async Task PublishAsync(string host, int port, string key, int count, string file)
    {
        var flv = await File.ReadAllBytesAsync(file);
        RtmpPublisher publisher = new(TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, count).Select(i => publisher.PublishAsync(host, port, count == 1 ? key : $"{key}{i}", flv, loop: true, default)));
    }

    private static async Task PlayAsync(string kind, Uri address, int count, int seconds, int[] pids)
    {
        using CancellationTokenSource stop = new();
        using HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = count });
        List<Task> players = [];
        var before = ProcessMeter.Megabytes(pids);
        for (var i = 0; i < count; i++)
        {
            players.Add(PlayOneAsync(kind, address, http, stop.Token));
            // Comes in a second or two, as an audience does, not in one burst that fills the accept queue.
            if (i % 20 == 19)
                await PauseAsync(TimeSpan.FromMilliseconds(20));
        }

        await PauseAsync(Settle);
        var lost = players.Count(p => p.IsCompleted);
        var (bytes, cpu) = (Players.Bytes, ProcessMeter.Seconds(pids));
        await PauseAsync(TimeSpan.FromSeconds(seconds));
        var cores = (ProcessMeter.Seconds(pids) - cpu) / seconds;
        var megabits = (Players.Bytes - bytes) * 8 / 1e6 / seconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{kind} x {count}: {cores:F3} cores, {ProcessMeter.Megabytes(pids):F0} MB ({(ProcessMeter.Megabytes(pids) - before) * 1024 / count:F0} KB a player), {megabits:F0} Mbit/s out, {lost} lost before, {players.Count(p => p.IsCompleted)} at the end"));
        await stop.CancelAsync();
    }

    private static Task PlayOneAsync(string kind, Uri address, HttpClient http, CancellationToken ct) => kind switch
    {
        "flv" => Players.FlvAsync(address.Host, address.Port, address.PathAndQuery, ct),
        "ws" => Players.WebSocketAsync(address.Host, address.Port, address.PathAndQuery, ct),
        "rtmp" => Players.RtmpAsync(address.Host, address.Port, address.Segments[1].Trim('/'), address.Segments[2], ct),
        "hls" => Players.HlsAsync(http, address, ct),
        _ => throw new ArgumentException($"Unknown kind of player '{kind}': flv, ws, rtmp or hls."),
    };

    private static async Task PauseAsync(TimeSpan time)
    {
        using PeriodicTimer timer = new(time);
        await timer.WaitForNextTickAsync();
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
