using System.Globalization;
using System.Net.Sockets;
using Portal.Live.Rtmp;

namespace Portal.Benchmarks.Live;

/// <summary>Crowds that are not an audience: connections that say nothing, players who come and go.</summary>
internal static class Crowds
{
    /// <summary>
    /// Opens connections on the RTMP port that never get anywhere: a third says nothing, a third sends half a handshake, a third
    /// stops behind it. Prints what they cost, and how long the server kept them.
    /// </summary>
    public static async Task HalfOpenAsync(string host, int port, int count, int pid)
    {
        var before = ProcessMeter.Megabytes([pid]);
        var began = TimeProvider.System.GetTimestamp();
        var sockets = new Socket[count];
        for (var i = 0; i < count; i++)
        {
            sockets[i] = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await sockets[i].ConnectAsync(host, port);
            if (i % 3 != 0)
                await sockets[i].SendAsync(i % 3 == 1 ? Handshake.Hello().AsMemory(0, 700) : Handshake.Hello());
        }

        await PauseAsync(TimeSpan.FromSeconds(2));
        var held = ProcessMeter.Megabytes([pid]);
        await Task.WhenAll(sockets.Select(GoneAsync));
        Print($"half-open x {count}: {held - before:F1} MB, all closed by the server after {TimeProvider.System.GetElapsedTime(began).TotalSeconds:F1} s");
    }

    /// <summary>Keeps so many FLV players watching, each for 2–20 s, and prints memory and processor time every minute.</summary>
    public static async Task ComeAndGoAsync(Uri address, int count, int minutes, int pid)
    {
        using CancellationTokenSource stop = new();
        var visits = 0;
        var crowd = Enumerable.Range(0, count).Select(i => Task.Run(async () =>
        {
            Random random = new(i);
            while (!stop.IsCancellationRequested)
            {
                using var visit = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
                visit.CancelAfter(TimeSpan.FromSeconds(random.Next(2, 20)));
                await Players.FlvAsync(address.Host, address.Port, address.PathAndQuery, visit.Token).ContinueWith(static _ => { }, TaskScheduler.Default);
                Interlocked.Increment(ref visits);
            }
        })).ToList();
        await PauseAsync(TimeSpan.FromSeconds(20));
        for (var minute = 0; minute <= minutes; minute++)
        {
            Print($"minute {minute}: {visits} visits, {ProcessMeter.Megabytes([pid]):F0} MB, {ProcessMeter.Seconds([pid]):F1} s of processor time");
            if (minute < minutes)
                await PauseAsync(TimeSpan.FromMinutes(1));
        }

        await stop.CancelAsync();
        await Task.WhenAll(crowd);
    }

    private static async Task GoneAsync(Socket socket)
    {
        var buffer = new byte[8192];
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory()) > 0)
            {
            }
        }
        catch (SocketException)
        {
            // Reset is gone, too.
        }

        socket.Dispose();
    }

    private static async Task PauseAsync(TimeSpan time)
    {
        using PeriodicTimer timer = new(time);
        await timer.WaitForNextTickAsync();
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
