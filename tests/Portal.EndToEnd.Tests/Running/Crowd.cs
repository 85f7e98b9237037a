using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Portal.EndToEnd.Tests.Running;

/// <summary>Many villagers who write, each from a browser of their own, from several addresses of this machine.</summary>
public sealed class Crowd(string site) : IDisposable
{
    private const string Signs = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const string Numerals = "甲乙丙丁戊己庚辛壬癸";
    private readonly HttpClient[] clients = [.. Enumerable.Range(2, 8).Select(i => From(new IPAddress([127, 0, 0, (byte)i])))];

    /// <summary>Writes a comment under the page; the number that the server acknowledged, or null.</summary>
    public async Task<long?> SayAsync(string page, int number, CancellationToken ct)
    {
        try
        {
            using var answer = await PostAsync(page, number, RandomNumberGenerator.GetString(Signs, 22), ct);
            return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<Taken>(ct))?.Seq : null;
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            return null;
        }
    }

    /// <summary>Sends the form as that browser does.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, int number, string device, CancellationToken ct)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, site + page)
        {
            Content = new FormUrlEncodedContent([new("text", $"麦子长势好，声音清楚。{Word(number)}"), new("name", "柳溪村的")]),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("Accept", "application/json");
        request.Headers.Add("Cookie", $"device={device}");
        return await clients[number % clients.Length].SendAsync(request, ct);
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
