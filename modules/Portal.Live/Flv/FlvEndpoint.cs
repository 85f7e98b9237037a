using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Portal.Live.Streams;
using Portal.Live.Streams.Tags;

namespace Portal.Live.Flv;

/// <summary><c>/live/NAME.flv</c>: FLV over HTTP or a WebSocket, from the newest key frame on, until the stream is over.</summary>
internal static class FlvEndpoint
{
    // Longest single write: a viewer who stops reading holds this much and no more.
    private const int Slice = 64 * 1024;

    /// <summary>Answers one viewer.</summary>
    public static async Task PlayAsync(HttpContext context, LiveStream stream, bool isPreview)
    {
        var kind = context.WebSockets.IsWebSocketRequest ? ViewerKind.WebSocket : ViewerKind.Flv;
        if (!isPreview)
            stream.Audience.Enter(kind);
        try
        {
            await (kind == ViewerKind.WebSocket ? OverWebSocketAsync(context, stream, isPreview) : OverHttpAsync(context, stream, isPreview));
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException && context.RequestAborted.IsCancellationRequested)
        {
            // The viewer left.
        }
        finally
        {
            if (!isPreview)
                stream.Audience.Leave(kind);
        }
    }

    private static async Task OverHttpAsync(HttpContext context, LiveStream stream, bool isPreview)
    {
        var response = context.Response;
        response.ContentType = "video/x-flv";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var ct = context.RequestAborted;
        await response.StartAsync(ct);
        var body = response.BodyWriter;
        var isFirst = true;
        await TagFeed.RunAsync(stream, isPreview, BeginAsync, WriteAsync, ct);

        async ValueTask<bool> WriteAsync(ReadOnlyMemory<byte> bytes)
        {
            for (; bytes.Length > Slice; bytes = bytes[Slice..])
                await body.WriteAsync(bytes[..Slice], ct);
            return !(await body.WriteAsync(bytes, ct)).IsCompleted;
        }

        async ValueTask<bool> BeginAsync(Preamble preamble)
        {
            if (isFirst)
                await body.WriteAsync(TagForm.FileHeader(preamble.HasVideo, preamble.HasAudio), ct);
            isFirst = false;
            return !(await body.WriteAsync(preamble.Bytes, ct)).IsCompleted;
        }
    }

    private static async Task OverWebSocketAsync(HttpContext context, LiveStream stream, bool isPreview)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var listening = ListenForCloseAsync(socket, gone);
        var isFirst = true;
        try
        {
            await TagFeed.RunAsync(stream, isPreview, BeginAsync, SendAsync, gone.Token);
            if (socket.State == WebSocketState.Open)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, gone.Token);
        }
        finally
        {
            await gone.CancelAsync();
            await listening;
        }

        async ValueTask<bool> SendAsync(ReadOnlyMemory<byte> bytes)
        {
            await socket.SendAsync(bytes, WebSocketMessageType.Binary, endOfMessage: true, gone.Token);
            return socket.State == WebSocketState.Open;
        }

        async ValueTask<bool> BeginAsync(Preamble preamble)
        {
            if (isFirst)
                await SendAsync(TagForm.FileHeader(preamble.HasVideo, preamble.HasAudio));
            isFirst = false;
            return await SendAsync(preamble.Bytes);
        }
    }

    // Players send nothing but the wish to close.
    private static async Task ListenForCloseAsync(WebSocket socket, CancellationTokenSource gone)
    {
        var buffer = new byte[128];
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), gone.Token)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException)
        {
            // Gone without a word.
        }

        await gone.CancelAsync();
    }
}
