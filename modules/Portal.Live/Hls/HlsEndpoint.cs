using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Live.Cmaf;
using Portal.Live.Streams;

namespace Portal.Live.Hls;

/// <summary><c>/live/NAME/…</c>: playlists and segments of a stream on air, and for a minute after its end.</summary>
internal sealed class HlsEndpoint(TimeProvider clock)
{
    private const string PlaylistType = "application/vnd.apple.mpegurl";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Answers one request.</summary>
    public Task ServeAsync(HttpContext context, LiveStream stream)
    {
        if (stream.Part<Segmenter>()?.Log is not { } log)
            return NotFound(context);
        return (context.GetRouteValue("file") as string) switch
        {
            "index.m3u8" => IndexAsync(context, stream, log),
            "all.m3u8" => MediaAsync(context, stream, log, isSound: false),
            "sound.m3u8" => MediaAsync(context, stream, log, isSound: true),
            { } name when MediaFile.TryParse(name, out var file) => FileAsync(context, log, file),
            _ => NotFound(context),
        };
    }

    private async Task IndexAsync(HttpContext context, LiveStream stream, SegmentLog log)
    {
        var view = await FirstViewAsync(log, context.RequestAborted);
        if (view.Segments.Count == 0)
        {
            await NotFound(context);
            return;
        }

        var text = Playlist.Multivariant(view.Segments[^1], "all.m3u8", "sound.m3u8", stream.Meter.FrameRate());
        await SendPlaylistAsync(context, text, $"\"{log.Epoch}-{view.Segments[^1].Number}\"");
    }

    private async Task MediaAsync(HttpContext context, LiveStream stream, SegmentLog log, bool isSound)
    {
        if (!isSound || stream.Tracks.Video is not null)
            stream.Audience.AskedForPlaylist(clock.GetTimestamp() / clock.TimestampFrequency);
        var view = await FirstViewAsync(log, context.RequestAborted);
        if (view.Segments.Count == 0 || (isSound && view.Segments[^1].Format.SoundInit is null))
        {
            await NotFound(context);
            return;
        }

        if (isSound)
            view = view with { Segments = [.. view.Segments.Where(s => s.SoundBytes > 0)] };
        var text = Playlist.Media(view, log.TargetSeconds, new MediaNames(log.Epoch, isSound));
        await SendPlaylistAsync(context, text, $"\"{log.Epoch}-{view.FirstSequence + view.Segments.Count}{(isSound ? "a" : "")}{(view.IsOver ? "e" : "")}\"");
    }

    // A player that opens right after the start waits for the first segment rather than meeting an error.
    private async Task<SegmentView> FirstViewAsync(SegmentLog log, CancellationToken ct)
    {
        var deadline = Task.Delay(Patience, clock, ct);
        while (true)
        {
            var changed = log.Changed;
            var view = log.View();
            if (view.Segments.Count > 0 || view.IsOver || deadline.IsCompleted)
                return view;
            await Task.WhenAny(changed, deadline);
            ct.ThrowIfCancellationRequested();
        }
    }

    private static Task FileAsync(HttpContext context, SegmentLog log, MediaFile file)
    {
        if (file.Epoch != log.Epoch)
            return NotFound(context);
        if (file.IsInit)
        {
            var format = log.FindFormat((int)Math.Min(file.Number, int.MaxValue));
            return (file.IsSound ? format?.SoundInit : format?.Init) is { } init
                ? SendMediaAsync(context, file, [init])
                : NotFound(context);
        }

        if (log.FindParts(file.Number, out var isClosed) is not { } parts || (file.Part < 0 && !isClosed) || file.Part >= parts.Count)
            return NotFound(context);
        var wanted = file.Part >= 0 ? [parts[file.Part]] : parts;
        List<ReadOnlyMemory<byte>> pieces = [];
        foreach (var part in wanted)
        {
            if ((file.IsSound ? part.Sound : part.Data) is { } data)
                pieces.Add(data);
        }

        return pieces.Count > 0 ? SendMediaAsync(context, file, pieces) : NotFound(context);
    }

    private static Task SendMediaAsync(HttpContext context, MediaFile file, IReadOnlyList<ReadOnlyMemory<byte>> pieces) => MemoryBody.SendAsync(
        context,
        file.IsSound ? "audio/mp4" : "video/mp4",
        MemoryBody.Forever,
        $"\"{file.Epoch}-{(file.IsInit ? "i" : "")}{file.Number}.{file.Part}{(file.IsSound ? "a" : "")}\"",
        pieces);

    private static Task SendPlaylistAsync(HttpContext context, string text, string etag) =>
        MemoryBody.SendAsync(context, PlaylistType, "public, max-age=1", etag, [Encoding.UTF8.GetBytes(text)]);

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
