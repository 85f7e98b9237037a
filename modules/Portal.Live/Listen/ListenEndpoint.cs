using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Portal.Live.Flv;
using Portal.Live.Streams;
using Portal.Live.Streams.Codecs;
using Portal.Live.Streams.Tags;

namespace Portal.Live.Listen;

/// <summary>
/// <c>/live/NAME.aac</c>: the sound alone, AAC in ADTS or MP3 as it comes, for weak networks, loudspeakers and radios;
/// with the title for those that ask by <c>Icy-MetaData: 1</c>.
/// </summary>
internal static class ListenEndpoint
{
    /// <summary>Answers one listener.</summary>
    public static async Task PlayAsync(HttpContext context, LiveStream stream)
    {
        if (stream.Tracks.Audio is not { Codec: MediaCodec.Aac or MediaCodec.Mp3 } audio)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var response = context.Response;
        response.ContentType = audio.Codec == MediaCodec.Aac ? "audio/aac" : "audio/mpeg";
        response.Headers.CacheControl = "no-store";
        var asksForTitle = context.Request.Headers["Icy-MetaData"] == "1" && stream.Plan.Title is not null;
        if (asksForTitle)
        {
            response.Headers["icy-metaint"] = IcyMetadata.Interval.ToString(System.Globalization.CultureInfo.InvariantCulture);
            // Header values are ASCII by the standard; radios read these as UTF-8 in percent form or leave them.
            response.Headers["icy-name"] = Uri.EscapeDataString(stream.Plan.Title!);
        }

        if (HttpMethods.IsHead(context.Request.Method))
            return;
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        stream.Audience.Enter(ViewerKind.Listen);
        try
        {
            await SendAsync(context, stream, new IcyMetadata(response.BodyWriter, asksForTitle ? stream.Plan.Title : null));
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

    private static Task SendAsync(HttpContext context, LiveStream stream, IcyMetadata to)
    {
        AacConfig? config = null;
        var ct = context.RequestAborted;
        return TagFeed.RunAsync(stream, false, preamble => WriteAsync(preamble.Bytes), WriteAsync, ct);

        async ValueTask<bool> WriteAsync(ReadOnlyMemory<byte> tags)
        {
            AppendSound(to, tags.Span, ref config);
            return !(await context.Response.BodyWriter.FlushAsync(ct)).IsCompleted;
        }
    }

    private static void AppendSound(IcyMetadata to, ReadOnlySpan<byte> tags, ref AacConfig? config)
    {
        while (tags.Length > TagForm.Header)
        {
            var length = (tags[1] << 16) | (tags[2] << 8) | tags[3];
            if (tags[0] == TagTypes.Audio && MediaBody.TryReadAudio(tags.Slice(TagForm.Header, length), 0, out var arrival))
                AppendFrame(to, arrival, ref config);
            tags = tags[(TagForm.Header + length + TagForm.Trailer)..];
        }
    }

    private static void AppendFrame(IcyMetadata to, in Arrival arrival, ref AacConfig? config)
    {
        if (arrival.Codec == MediaCodec.Mp3)
        {
            to.Write(arrival.Data);
            return;
        }

        if (arrival.IsConfig)
        {
            config = AacConfig.TryRead(arrival.Data, out var read) && AdtsHeader.CanCarry(read) ? read : null;
            return;
        }

        if (config is not { } known || arrival.Data.Length + AdtsHeader.Length > AdtsHeader.LongestFrame)
            return;
        Span<byte> header = stackalloc byte[AdtsHeader.Length];
        AdtsHeader.Write(header, known, arrival.Data.Length);
        to.Write(header);
        to.Write(arrival.Data);
    }
}
