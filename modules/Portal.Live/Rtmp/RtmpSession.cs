using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Net;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Portal.Live.Streams;
using Portal.Live.Texts;

namespace Portal.Live.Rtmp;

/// <summary>One connection on the RTMP port, from handshake to end.</summary>
internal sealed partial class RtmpSession(
    PipeReader input,
    PipeWriter outputPipe,
    EndPoint? remote,
    StreamHub hub,
    AddressSeal seal,
    LiveOptions options,
    IStringLocalizer<LiveTexts> texts,
    TimeProvider clock,
    ILogger log) : IAsyncDisposable
{
    private const int Window = 2_500_000;
    private const int LongestCommand = 64 * 1024;
    private const uint MediaStream = 1;
    private readonly RtmpOutput output = new(outputPipe);
    private readonly ChunkReader chunks = new(options.MostMessageBytes);
    private readonly CancellationTokenSource deadline = new(TimeSpan.FromSeconds(options.HandshakeSeconds), clock);
    private string app = "";
    private Publication? publication;
    private long received;
    private long acknowledged;
    private int peerWindow = Window;
    private bool closing;

    /// <summary>Serves the peer until it leaves, breaks the protocol, is dropped, or does nothing in time.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        try
        {
            await ShakeHandsAsync(linked.Token);
            await ReadMessagesAsync(linked.Token);
        }
        catch (RtmpViolation violation)
        {
            log.LogWarning("RTMP {Remote}: closed. {Reason}", remote, violation.Message);
        }
        catch (OperationCanceledException) when (publication is { Reason: not DropReason.None } dropped)
        {
            log.LogInformation("RTMP {Remote}: publisher dropped ({Reason})", remote, dropped.Reason);
            output.Status(MediaStream, false, "NetStream.Unpublish.Success", dropped.Reason.ToString());
            await outputPipe.FlushAsync(ct);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            log.LogInformation("RTMP {Remote}: closed, nothing published or played in time", remote);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or Microsoft.AspNetCore.Connections.ConnectionResetException)
        {
            log.LogDebug("RTMP {Remote}: {Reason}", remote, error.Message);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        publication?.Dispose();
        if (playing is not null)
        {
            await playing.CancelAsync();
            await playTask;
            playing.Dispose();
        }

        chunks.Dispose();
        deadline.Dispose();
        speaking.Dispose();
    }

    private async Task ShakeHandsAsync(CancellationToken ct)
    {
        byte[] answer = [];
        await ReadUntilAsync((ref ReadOnlySequence<byte> buffer) => Handshake.TryReadHello(ref buffer, out answer), ct);
        await outputPipe.WriteAsync(answer, ct);
        await ReadUntilAsync(Handshake.TrySkipEcho, ct);
        received = acknowledged = 0;
    }

    private delegate bool Step(ref ReadOnlySequence<byte> buffer);

    private async Task ReadUntilAsync(Step step, CancellationToken ct)
    {
        while (true)
        {
            var result = await input.ReadAsync(ct);
            var buffer = result.Buffer;
            var done = step(ref buffer);
            input.AdvanceTo(buffer.Start, done ? buffer.Start : buffer.End);
            if (done)
                return;
            if (result.IsCompleted)
                throw new RtmpViolation("The connection ended within the handshake.");
        }
    }

    private async Task ReadMessagesAsync(CancellationToken ct)
    {
        while (!closing)
        {
            var result = await input.ReadAsync(DropToken(ct));
            // A player is spoken to by its feed as well.
            await speaking.WaitAsync(ct);
            try
            {
                await TakeAsync(result.Buffer, ct);
                Acknowledge();
                if (outputPipe.UnflushedBytes > 0)
                    await outputPipe.FlushAsync(ct);
            }
            finally
            {
                speaking.Release();
            }

            if (result.IsCompleted || result.IsCanceled)
                return;
        }
    }

    private async ValueTask TakeAsync(ReadOnlySequence<byte> buffer, CancellationToken ct)
    {
        var before = buffer.Length;
        while (!closing && chunks.TryRead(ref buffer, out var message))
        {
            if (message.Type is not (MessageType.Audio or MessageType.Video or MessageType.Aggregate))
                await HandleAsync(message, ct);
            else if (publication is not null)
                MediaMessage.Append(publication, message);
        }

        received += before - buffer.Length;
        input.AdvanceTo(buffer.Start, buffer.End);
    }

    private CancellationToken DropToken(CancellationToken ct) => publication?.Dropped ?? ct;

    // §5.4.3: the sequence number is modulo 2^32.
    private void Acknowledge()
    {
        if (received - acknowledged < peerWindow)
            return;
        acknowledged = received;
        output.Control(MessageType.Acknowledgement, unchecked((int)received));
    }

    private ValueTask HandleAsync(in RtmpMessage message, CancellationToken ct)
    {
        switch (message.Type)
        {
            case MessageType.WindowAckSize when message.Payload.Length >= 4:
                peerWindow = Math.Clamp(BinaryPrimitives.ReadInt32BigEndian(message.Payload.Span), 4096, 64 * 1024 * 1024);
                break;
            case MessageType.UserControl when message.Payload.Length >= 6 && BinaryPrimitives.ReadUInt16BigEndian(message.Payload.Span) == 6:
                output.Event(7, BinaryPrimitives.ReadUInt32BigEndian(message.Payload.Span[2..]));
                break;
            case MessageType.CommandAmf0 or MessageType.CommandAmf3:
                if (message.Payload.Length > LongestCommand)
                    throw new RtmpViolation($"A command of {message.Payload.Length} bytes.");
                if (RtmpCommand.TryRead(message, out var command))
                    return CommandAsync(command, ct);
                break;
            case MessageType.DataAmf0 or MessageType.DataAmf3 when publication is { } from && TextMessage.TryRead(message, out var text):
                from.AppendCaption(text.Language, text.Words);
                break;
        }

        return default;
    }
}
