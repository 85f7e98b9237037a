using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Portal.Benchmarks.Rooms;

/// <summary>One viewer of a room's comments: a socket that reads, and looks at nothing but the numbers of the events.</summary>
internal sealed class Spectator(Arrivals arrivals)
{
    private readonly byte[] buffer = new byte[4096];
    private int kept;

    /// <summary>The last number that came; −1 before the first.</summary>
    public long Last { get; private set; } = -1;

    /// <summary>How often a number did not follow the one before it.</summary>
    public int Gaps { get; private set; }

    /// <summary>Reads until stopped; ends early when the server closes the connection.</summary>
    public async Task WatchAsync(IPAddress from, Uri server, string path, CancellationToken ct)
    {
        using Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Bind(new IPEndPoint(from, 0));
        await socket.ConnectAsync(server.Host, server.Port, ct);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\nAccept: text/event-stream\r\n\r\n"), ct);
        while (await socket.ReceiveAsync(buffer.AsMemory(kept), ct) is > 0 and var got)
            Look(kept + got);
    }

    /// <summary>Connects, asks, and never reads.</summary>
    public static async Task<Socket> StareAsync(IPAddress from, Uri server, string path, CancellationToken ct)
    {
        // A small receive buffer: the kernel must not read for it.
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        socket.Bind(new IPEndPoint(from, 0));
        await socket.ConnectAsync(server.Host, server.Port, ct);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\nAccept: text/event-stream\r\n\r\n"), ct);
        return socket;
    }

    private void Look(int length)
    {
        var now = Stopwatch.GetTimestamp();
        var rest = buffer.AsSpan(0, length);
        while (rest.IndexOf("\nid: "u8) is >= 0 and var at)
        {
            var digits = rest[(at + 5)..];
            if (!Utf8Parser.TryParse(digits, out long seq, out var used) || used == digits.Length)
            {
                rest = rest[at..];
                break;
            }

            if (Last >= 0 && seq != Last + 1)
                Gaps++;
            Last = seq;
            arrivals.Arrived(seq, now);
            rest = digits[used..];
        }

        // What may be the beginning of a number is looked at again with what follows.
        rest = rest.Length > 30 ? rest[^30..] : rest;
        kept = rest.IndexOf((byte)'\n') < 0 ? 0 : rest.Length;
        rest.CopyTo(buffer);
    }
}
