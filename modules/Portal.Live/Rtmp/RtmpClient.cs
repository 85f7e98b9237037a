using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Portal.Live.Rtmp;

/// <summary>The client's side of a connection: handshake, commands with their answers, messages.</summary>
internal sealed class RtmpClient : IAsyncDisposable
{
    private readonly ChunkReader chunks = new(16 * 1024 * 1024);
    private readonly Channel<RtmpCommand> answers = Channel.CreateBounded<RtmpCommand>(64);
    private readonly TcpClient tcp;
    private readonly PipeReader input;
    private readonly CancellationTokenSource closed = new();
    private Task reading = Task.CompletedTask;
    private double transaction;

    private RtmpClient(TcpClient tcp)
    {
        this.tcp = tcp;
        input = PipeReader.Create(tcp.GetStream());
        Output = new RtmpOutput(PipeWriter.Create(tcp.GetStream(), new StreamPipeWriterOptions(leaveOpen: true, minimumBufferSize: 16 * 1024)));
    }

    /// <summary>What is said.</summary>
    public RtmpOutput Output { get; }

    /// <summary>Called for every audio, video and data message, on the reading task.</summary>
    public Action<RtmpMessage>? OnMedia { get; set; }

    /// <summary>Ends when the server closes the connection or breaks the protocol.</summary>
    public Task Reading => reading;

    /// <summary>Connects to an application.</summary>
    public static async Task<RtmpClient> ConnectAsync(string host, int port, string app, CancellationToken ct)
    {
        TcpClient tcp = new() { NoDelay = true };
        RtmpClient? client = null;
        try
        {
            await tcp.ConnectAsync(host, port, ct);
            client = new RtmpClient(tcp);
            await client.ShakeHandsAsync(ct);
            client.reading = client.ReadAsync();
            client.Output.SetChunkSize(60_000);
            var answer = await client.AskAsync("connect", [ConnectObject(host, port, app)], ct);
            Demand(answer);
            return client;
        }
        catch
        {
            if (client is not null)
                await client.DisposeAsync();
            else
                tcp.Dispose();
            throw;
        }
    }

    /// <summary>Sends a command and waits for its answer.</summary>
    public async Task<RtmpCommand> AskAsync(string name, object?[] arguments, CancellationToken ct)
    {
        var number = ++transaction;
        Output.Command(0, [name, number, .. arguments]);
        await Output.Pipe.FlushAsync(ct);
        return await WaitAsync(a => a.Name is "_result" or "_error" && a.Transaction == number, ct);
    }

    /// <summary>Waits for an answer; others before it are passed over.</summary>
    public async Task<RtmpCommand> WaitAsync(Func<RtmpCommand, bool> wanted, CancellationToken ct)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(ct, closed.Token);
        try
        {
            while (true)
            {
                var answer = await answers.Reader.ReadAsync(linked.Token);
                if (wanted(answer))
                    return answer;
            }
        }
        catch (Exception error) when (error is ChannelClosedException || (error is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new IOException("The server closed the connection.", error);
        }
    }

    /// <summary>Throws when an answer is a refusal.</summary>
    public static void Demand(RtmpCommand answer)
    {
        var info = answer.Arguments.OfType<Dictionary<string, object?>>().LastOrDefault();
        if (answer.Name == "_error" || info?.GetValueOrDefault("level") as string == "error")
            throw new RtmpRefusedException(info?.GetValueOrDefault("code") as string ?? answer.Name, info?.GetValueOrDefault("description") as string ?? "");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await closed.CancelAsync();
        tcp.Dispose();
        try
        {
            await reading;
        }
        catch (Exception error) when (error is IOException or RtmpViolation or OperationCanceledException or ObjectDisposedException)
        {
            // The connection is gone, which is what was asked for.
        }

        chunks.Dispose();
        closed.Dispose();
    }

    private static (string, object?)[] ConnectObject(string host, int port, string app) =>
        [("app", app), ("type", "nonprivate"), ("flashVer", "FMLE/3.0 (compatible; Portal)"), ("tcUrl", $"rtmp://{host}:{port}/{app}")];

    private async Task ShakeHandsAsync(CancellationToken ct)
    {
        await Output.Pipe.WriteAsync(Handshake.Hello(), ct);
        var result = await input.ReadAtLeastAsync(1 + Handshake.Block + Handshake.Block, ct);
        if (result.Buffer.Length < 1 + Handshake.Block + Handshake.Block)
            throw new IOException("The server closed the connection within the handshake.");
        var first = result.Buffer.Slice(1, Handshake.Block).ToArray();
        input.AdvanceTo(result.Buffer.GetPosition(1 + Handshake.Block + Handshake.Block));
        await Output.Pipe.WriteAsync(first, ct);
    }

    private async Task ReadAsync()
    {
        try
        {
            while (true)
            {
                var result = await input.ReadAsync(closed.Token);
                var buffer = result.Buffer;
                while (chunks.TryRead(ref buffer, out var message))
                    Take(message);
                input.AdvanceTo(buffer.Start, buffer.End);
                if (result.IsCompleted)
                    return;
            }
        }
        finally
        {
            answers.Writer.TryComplete();
        }
    }

    private void Take(in RtmpMessage message)
    {
        if (message.Type is MessageType.CommandAmf0 or MessageType.CommandAmf3)
        {
            if (RtmpCommand.TryRead(message, out var command))
                answers.Writer.TryWrite(command);
        }
        else if (message.Type is MessageType.Audio or MessageType.Video or MessageType.DataAmf0)
        {
            OnMedia?.Invoke(message);
        }
    }
}
