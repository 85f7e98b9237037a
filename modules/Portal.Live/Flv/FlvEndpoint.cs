using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Portal.Live.Streams;
using Portal.Live.Streams.Tags;

namespace Portal.Live.Flv;

/// <summary><c>GET /live/NAME.flv</c>: FLV over HTTP from the newest key frame on, until the stream is over.</summary>
internal static class FlvEndpoint
{
    private const int Slice = 64 * 1024;

    /// <summary>Answers one viewer.</summary>
    public static async Task PlayAsync(HttpContext context, LiveStream stream)
    {
        var response = context.Response;
        response.ContentType = "video/x-flv";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        stream.Audience.Enter(ViewerKind.Flv);
        try
        {
            await SendAsync(context, stream);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The viewer left.
        }
        finally
        {
            stream.Audience.Leave(ViewerKind.Flv);
        }
    }

    private static async Task SendAsync(HttpContext context, LiveStream stream)
    {
        var ct = context.RequestAborted;
        var body = context.Response.BodyWriter;
        var cursor = stream.OpenCursor();
        var lane = stream.Pulse.Join();
        var begun = false;
        await context.Response.StartAsync(ct);
        while (!ct.IsCancellationRequested)
        {
            var beat = lane.Next;
            while (cursor.TryRead(out var bytes, out var preamble))
            {
                if (preamble is not null)
                {
                    if (!begun)
                        await body.WriteAsync(TagForm.FileHeader(preamble.HasVideo, preamble.HasAudio), ct);
                    begun = true;
                    await body.WriteAsync(preamble.Bytes, ct);
                }

                // In slices, so that a viewer who stops reading holds one slice and no more.
                for (; bytes.Length > Slice; bytes = bytes[Slice..])
                    await body.WriteAsync(bytes[..Slice], ct);
                if ((await body.WriteAsync(bytes, ct)).IsCompleted)
                    return;
            }

            if (stream.IsFinished)
                return;
            await beat;
        }
    }
}
