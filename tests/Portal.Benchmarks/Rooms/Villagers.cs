using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Portal.Benchmarks.Rooms;

/// <summary>People who write comments: each from a browser of their own, from a handful of addresses, as a village is.</summary>
internal sealed class Villagers(Uri page, Arrivals arrivals) : IDisposable
{
    private const string Signs = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const string Numerals = "甲乙丙丁戊己庚辛壬癸";
    private readonly HttpClient[] clients = [.. Enumerable.Range(0, 8).Select(i => From(Addresses.Of(100 + i)))];
    private int refused;

    /// <summary>Comments that were not taken.</summary>
    public int Refused => refused;

    /// <summary>Highest number that the server gave.</summary>
    public long Highest { get; private set; }

    /// <summary>Writes that many comments a second for so many seconds.</summary>
    public async Task SpeakAsync(int rate, int seconds)
    {
        using PeriodicTimer timer = new(TimeSpan.FromSeconds(1.0 / rate));
        List<Task> sending = [];
        for (var i = 0; i < rate * seconds && await timer.WaitForNextTickAsync(); i++)
            sending.Add(SayAsync(i));
        await Task.WhenAll(sending);
    }

    /// <summary>Writes one comment.</summary>
    public async Task SayAsync(int number)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, page)
        {
            Content = new FormUrlEncodedContent([new("text", $"今年的麦子长势好，声音听得清楚。{Word(number)}"), new("name", "柳溪村的")]),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("Accept", "application/json");
        request.Headers.Add("Cookie", $"device={RandomNumberGenerator.GetString(Signs, 22)}");
        var at = Stopwatch.GetTimestamp();
        using var answer = await clients[number % clients.Length].SendAsync(request);
        if (!answer.IsSuccessStatusCode || (await answer.Content.ReadFromJsonAsync<Taken>())?.Seq is not { } seq)
        {
            if (Interlocked.Increment(ref refused) == 1)
                Console.WriteLine($"refused: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            return;
        }

        arrivals.Sent(seq, at);
        lock (clients)
            Highest = Math.Max(Highest, seq);
    }

    public void Dispose() => Array.ForEach(clients, c => c.Dispose());

    private static string Word(int number) => string.Concat(number.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(c => Numerals[c - '0']));

    private static HttpClient From(IPAddress address) => new(new SocketsHttpHandler
    {
        UseCookies = false,
        ConnectCallback = async (context, ct) =>
        {
            Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Bind(new IPEndPoint(address, 0));
            await socket.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        },
    });

    private sealed record Taken(long? Seq);
}

/// <summary>Several loopback addresses, so that neither ports nor limits by address run out.</summary>
internal static class Addresses
{
    public static IPAddress Of(int number) => new([127, 0, 1, (byte)(1 + (number % 250))]);
}
