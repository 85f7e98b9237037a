using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Portal.Content.Review;

/// <summary>
/// Asks other sites whether a page is there. Only public addresses on the web's own ports are ever connected to, so that
/// nobody looks into the portal's own network by writing a link.
/// </summary>
internal sealed class OutsideLinks(TimeProvider clock, ILogger<OutsideLinks> log) : IDisposable
{
    private const int MostAtOnce = 10;
    private const int MostKept = 2000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, (bool Dead, DateTimeOffset At)> known = new(StringComparer.Ordinal);
    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        ConnectCallback = ConnectAsync,
        MaxAutomaticRedirections = 3,
        UseProxy = false,
        UseCookies = false,
    })
    { Timeout = Patience };

    public bool IsDead(string address) => known.TryGetValue(address, out var seen) && seen.Dead;

    public Task VisitAsync(IReadOnlyCollection<string> addresses, CancellationToken ct)
    {
        if (known.Count > MostKept)
            known.Clear();
        var now = clock.GetUtcNow();
        return Task.WhenAll(addresses.Distinct().Where(a => !known.TryGetValue(a, out var seen) || now - seen.At > Fresh).Take(MostAtOnce).Select(a => VisitAsync(a, ct)));
    }

    public static bool IsPublic(IPAddress address)
    {
        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        if (bytes.Length == 16)
            return (bytes[0] & 0xE0) == 0x20; // RFC 4291: 2000::/3 is what is given out
        return bytes is not ([0 or 10 or 127, ..] or [100, >= 64 and < 128, ..] or [169, 254, ..] or [172, >= 16 and < 32, ..] or [192, 168, ..] or [192, 0, 0, _] or [198, 18 or 19, ..] or [>= 224, ..]);
    }

    public void Dispose() => client.Dispose();

    private async Task VisitAsync(string address, CancellationToken ct)
    {
        var dead = false;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            dead = answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone;
        }
        catch (Exception failed) when (failed is HttpRequestException or OperationCanceledException or UriFormatException or InvalidOperationException && !ct.IsCancellationRequested)
        {
            log.LogInformation("A link of a text did not answer: {Reason}", failed.Message);
            dead = true;
        }

        known[address] = (dead, clock.GetUtcNow());
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var target = context.DnsEndPoint;
        if (target.Port is not (80 or 443))
            throw new HttpRequestException($"port {target.Port} is not asked");
        var address = (await Dns.GetHostAddressesAsync(target.Host, ct)).FirstOrDefault(IsPublic)
            ?? throw new HttpRequestException("no public address");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(address, target.Port), ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
