using System.Net.Sockets;
using System.Text;
using Portal.Live.Rtmp;

namespace Portal.Benchmarks.Live;

/// <summary>Players that throw away what they get: sockets that drain, so that the generator costs little beside the server.</summary>
internal static class Players
{
    // All players drain into the same memory; nobody looks at it.
    private static readonly byte[] Drain = new byte[256 * 1024];
    private static long bytes;

    /// <summary>Bytes that all players got.</summary>
    public static long Bytes => Interlocked.Read(ref bytes);

    /// <summary>FLV over HTTP.</summary>
    public static Task FlvAsync(string host, int port, string path, CancellationToken ct) =>
        RunAsync(host, port, (socket, c) => SendAsync(socket, $"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n", c), ct);

    /// <summary>FLV over a WebSocket.</summary>
    public static Task WebSocketAsync(string host, int port, string path, CancellationToken ct) => RunAsync(
        host,
        port,
        (socket, c) => SendAsync(
            socket,
            $"GET {path} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
            c),
        ct);

    /// <summary>RTMP: handshake, then connect, createStream and play in one go.</summary>
    public static Task RtmpAsync(string host, int port, string app, string name, CancellationToken ct) => RunAsync(
        host,
        port,
        async (socket, c) =>
        {
            await socket.SendAsync(Handshake.Hello(), c);
            var answer = new byte[1 + (2 * Handshake.Block)];
            for (var got = 0; got < answer.Length;)
                got += await socket.ReceiveAsync(answer.AsMemory(got), c);
            System.Buffers.ArrayBufferWriter<byte> wire = new();
            System.Buffers.BuffersExtensions.Write(wire, answer.AsSpan(1, Handshake.Block));
            Command(wire, 0, "connect", 1, new (string, object?)[] { ("app", app), ("tcUrl", $"rtmp://{host}:{port}/{app}") });
            Command(wire, 0, "createStream", 2, null);
            Command(wire, 1, "play", 3, null, name);
            await socket.SendAsync(wire.WrittenMemory, c);
        },
        ct);

    private static void Command(System.Buffers.ArrayBufferWriter<byte> wire, uint stream, params ReadOnlySpan<object?> values) =>
        ChunkWriter.Write(wire, 3, MessageType.CommandAmf0, stream, 0, Amf0Writer.Write(values), 128);

    private static async Task SendAsync(Socket socket, string text, CancellationToken ct) => await socket.SendAsync(Encoding.ASCII.GetBytes(text), ct);

    private static async Task RunAsync(string host, int port, Func<Socket, CancellationToken, Task> ask, CancellationToken ct)
    {
        using Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(host, port, ct);
        await ask(socket, ct);
        while (!ct.IsCancellationRequested)
        {
            var got = await socket.ReceiveAsync(Drain.AsMemory(), ct);
            if (got == 0)
                throw new IOException("The server closed the connection.");
            Interlocked.Add(ref bytes, got);
        }
    }

    /// <summary>HLS: the playlist once a segment, then what is new in it.</summary>
    public static async Task HlsAsync(HttpClient http, Uri playlist, CancellationToken ct)
    {
        HashSet<string> seen = [];
        using PeriodicTimer timer = new(TimeSpan.FromSeconds(2));
        do
        {
            var text = await http.GetStringAsync(playlist, ct);
            foreach (var line in text.Split('\n').Where(l => l.Length > 0 && l[0] != '#').TakeLast(3))
            {
                if (seen.Add(line))
                    Interlocked.Add(ref bytes, (await http.GetByteArrayAsync(new Uri(playlist, line), ct)).Length);
            }
        }
        while (await timer.WaitForNextTickAsync(ct));
    }
}
