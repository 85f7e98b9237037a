using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Portal.Benchmarks.Content;

/// <summary>Sixteen connections that ask for one address again and again, with as little work of their own as possible: they share the machine with the server.</summary>
internal static class Callers
{
    private const int Connections = 16;

    /// <summary>Answers a second.</summary>
    public static async Task<double> RunAsync(Uri address, TimeSpan time)
    {
        var request = Encoding.ASCII.GetBytes($"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n");
        var from = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => AskAsync(address, request, from, time))));
        return counts.Sum() / Stopwatch.GetElapsedTime(from).TotalSeconds;
    }

    private static async Task<int> AskAsync(Uri address, byte[] request, long from, TimeSpan time)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(address.Host, address.Port);
        var stream = client.GetStream();
        var buffer = new byte[64 * 1024];
        var answers = 0;
        while (Stopwatch.GetElapsedTime(from) < time)
        {
            await stream.WriteAsync(request);
            await ReadAsync(stream, buffer);
            answers++;
        }

        return answers;
    }

    // RFC 9112 §6: an answer with Content-Length; both servers send one for bytes that they have whole.
    private static async Task ReadAsync(NetworkStream stream, byte[] buffer)
    {
        var have = 0;
        int end;
        do
        {
            have += await TakeAsync(stream, buffer.AsMemory(have));
            end = buffer.AsSpan(0, have).IndexOf("\r\n\r\n"u8);
        }
        while (end < 0);
        if (!buffer.AsSpan().StartsWith("HTTP/1.1 200"u8))
            throw new InvalidOperationException(Encoding.ASCII.GetString(buffer, 0, Math.Min(have, 200)));
        var head = buffer.AsSpan(0, end);
        var at = head.IndexOf("Content-Length: "u8);
        if (at < 0)
            throw new InvalidOperationException("An answer without Content-Length.");
        var digits = head[(at + 16)..];
        var line = digits.IndexOf((byte)'\r');
        var rest = end + 4 + int.Parse(line < 0 ? digits : digits[..line], CultureInfo.InvariantCulture) - have;
        while (rest > 0)
            rest -= await TakeAsync(stream, buffer.AsMemory(0, Math.Min(rest, buffer.Length)));
    }

    private static async ValueTask<int> TakeAsync(NetworkStream stream, Memory<byte> into)
    {
        var read = await stream.ReadAsync(into);
        return read > 0 ? read : throw new IOException("The server closed.");
    }
}
