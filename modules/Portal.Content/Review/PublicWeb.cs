using System.Net;
using System.Net.Sockets;

namespace Portal.Content.Review;

/// <summary>
/// The way to other sites. Only public addresses on the web's own ports are ever connected to, so that nobody looks into the
/// portal's own network by writing an address.
/// </summary>
internal static class PublicWeb
{
    public static SocketsHttpHandler Handler() => new() { ConnectCallback = ConnectAsync, MaxAutomaticRedirections = 3, UseProxy = false, UseCookies = false };

    public static bool IsPublic(IPAddress address)
    {
        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        if (bytes.Length == 16)
            return (bytes[0] & 0xE0) == 0x20; // RFC 4291: 2000::/3 is what is given out
        return bytes is not ([0 or 10 or 127, ..] or [100, >= 64 and < 128, ..] or [169, 254, ..] or [172, >= 16 and < 32, ..] or [192, 168, ..] or [192, 0, 0, _] or [198, 18 or 19, ..] or [>= 224, ..]);
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
