using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Portal.Live.Flv;
using Portal.Live.Streams;
using Portal.Live.Streams.Codecs;
using Portal.Live.Streams.Tags;

namespace Portal.Live.Listen;

/// <summary><c>/live/NAME.aac</c>: the sound alone, AAC in ADTS, for weak networks, loudspeakers and radios.</summary>
internal static class ListenEndpoint
{
    /// <summary>Answers one listener.</summary>
    public static async Task PlayAsync(HttpContext context, LiveStream stream)
    {
        if (stream.Tracks.Audio is not { Codec: MediaCodec.Aac })
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var response = context.Response;
        response.ContentType = "audio/aac";
        response.Headers.CacheControl = "no-store";
        response.Headers.AccessControlAllowOrigin = "*";
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        stream.Audience.Enter(ViewerKind.Listen);
        try
        {
            await SendAsync(response.BodyWriter, stream, context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The listener left.
        }
        finally
        {
            stream.Audience.Leave(ViewerKind.Listen);
        }
    }

    private static Task SendAsync(PipeWriter body, LiveStream stream, CancellationToken ct)
    {
        AacConfig? config = null;
        return TagFeed.RunAsync(stream, false, preamble => WriteAsync(preamble.Bytes), WriteAsync, ct);

        async ValueTask<bool> WriteAsync(ReadOnlyMemory<byte> tags)
        {
            AppendSound(body, tags.Span, ref config);
            return !(await body.FlushAsync(ct)).IsCompleted;
        }
    }

    private static void AppendSound(PipeWriter body, ReadOnlySpan<byte> tags, ref AacConfig? config)
    {
        while (tags.Length > TagForm.Header)
        {
            var length = (tags[1] << 16) | (tags[2] << 8) | tags[3];
            if (tags[0] == TagTypes.Audio && MediaBody.TryReadAudio(tags.Slice(TagForm.Header, length), 0, out var arrival))
                AppendFrame(body, arrival, ref config);
            tags = tags[(TagForm.Header + length + TagForm.Trailer)..];
        }
    }

    private static void AppendFrame(PipeWriter body, in Arrival arrival, ref AacConfig? config)
    {
        if (arrival.IsConfig)
        {
            config = AacConfig.TryRead(arrival.Data, out var read) && AdtsHeader.CanCarry(read) ? read : null;
            return;
        }

        if (config is not { } known || arrival.Data.Length + AdtsHeader.Length > AdtsHeader.LongestFrame)
            return;
        var room = body.GetSpan(AdtsHeader.Length + arrival.Data.Length);
        AdtsHeader.Write(room, known, arrival.Data.Length);
        arrival.Data.CopyTo(room[AdtsHeader.Length..]);
        body.Advance(AdtsHeader.Length + arrival.Data.Length);
    }
}
