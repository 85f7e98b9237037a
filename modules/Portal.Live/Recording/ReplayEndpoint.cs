using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Kit.Streams;
using Portal.Live.Captions;
using Portal.Live.Cmaf;
using Portal.Live.Hls;
using Portal.Live.Streams;

namespace Portal.Live.Recording;

/// <summary>
/// <c>/replay/STREAM/…</c>: a recording as HLS, from its beginning, also while it grows; <c>sound.m3u8</c> is the sound alone,
/// <c>captions.m3u8</c> what is said in words where somebody wrote it down.
/// The public gets what <see cref="IReplayGate"/> allows; staff with a sealed address gets everything.
/// </summary>
internal sealed class ReplayEndpoint(RecordingStore store, Covers covers, IEnumerable<IReplayCaptions> captions, AddressSeal seal)
{
    /// <summary>Answers one request.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        if (!Guid.TryParse(context.GetRouteValue("stream") as string, out var id) || await ViewAsync(context, id) is not { } view)
        {
            await NotFound(context);
            return;
        }

        await ServeAsync(context, id, view, context.GetRouteValue("file") as string ?? "");
    }

    private Task ServeAsync(HttpContext context, Guid id, RecordingView view, string name)
    {
        switch (name)
        {
            case "cover.jpg":
                return CoverAsync(context, view);
            case "index.m3u8":
                return IndexAsync(context, id, view);
            case "all.m3u8":
                return PlaylistAsync(context, view, "", static (v, carried) => ReplayPlaylist.Media(v, carried: carried));
            case "sound.m3u8":
                return view.Segments.All(s => view.Formats[s.Format].Audio is null)
                    ? NotFound(context)
                    : PlaylistAsync(context, view, "a", static (v, carried) => ReplayPlaylist.Media(v, isSound: true, carried));
            case "captions.m3u8":
                return CaptionsPlaylistAsync(context, id, view);
            default:
                return FileAsync(context, id, view, name);
        }
    }

    private Task FileAsync(HttpContext context, Guid id, RecordingView view, string name)
    {
        if (name.EndsWith(".vtt", StringComparison.Ordinal))
            return int.TryParse(name.AsSpan(0, name.Length - 4), NumberStyles.None, CultureInfo.InvariantCulture, out var said) && view.Segments.FirstOrDefault(s => s.Number == said) is { } beside
                ? CaptionsAsync(context, id, view, beside)
                : NotFound(context);
        var isInit = name.StartsWith('i') && name.EndsWith(".mp4", StringComparison.Ordinal);
        var body = isInit ? name[1..^4] : name.EndsWith(".m4s", StringComparison.Ordinal) ? name[..^4] : "";
        var isSound = body.EndsWith('a');
        if (!int.TryParse(isSound ? body[..^1] : body, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return NotFound(context);
        if (isInit)
            return number < view.Formats.Count ? InitAsync(context, id, view.Formats[number], isSound) : NotFound(context);
        return view.Segments.FirstOrDefault(s => s.Number == number) is { } segment
            ? SegmentAsync(context, view, segment, isSound)
            : NotFound(context);
    }

    private async ValueTask<RecordingView?> ViewAsync(HttpContext context, Guid id)
    {
        if (seal.MayPreview(context.Request, id.ToString("N")))
            return store.View(id)?.ForStaff();
        return await store.ViewAsync(id, context.RequestAborted) is { Right: { IsPublic: true } right, View: var view }
            && (right.Access == StreamAccess.Public || seal.MayPlay(context.Request, id.ToString("N"))) ? view : null;
    }

    private async Task CoverAsync(HttpContext context, RecordingView view)
    {
        if (await covers.FindAsync(view, context.RequestAborted) is not { } path)
            await NotFound(context);
        else if (BodyHead.Write(context, "image/jpeg", context.Request.Query.ContainsKey("seal") ? "private, max-age=300" : "public, max-age=300", $"\"{Path.GetFileNameWithoutExtension(path)}\"", new FileInfo(path).Length, out var from, out var length))
            await context.Response.SendFileAsync(path, from, length, context.RequestAborted);
    }

    // With captions there are two lists to name; without, the address is the picture's own playlist.
    private async Task IndexAsync(HttpContext context, Guid id, RecordingView view)
    {
        if (view.Segments.Count == 0 || await CaptionsAsync(id, context) is not { } track)
        {
            await PlaylistAsync(context, view, "", static (v, carried) => ReplayPlaylist.Media(v, carried: carried));
            return;
        }

        CaptionMedia captions = new(track.Language, $"captions.m3u8{AddressSeal.Carry(context.Request)}");
        await PlaylistAsync(context, view, "c", (v, carried) => ReplayPlaylist.Multivariant(v, captions, carried));
    }

    private static Task PlaylistAsync(HttpContext context, RecordingView view, string mark, Func<RecordingView, string, string> write)
    {
        if (view.Segments.Count == 0)
            return NotFound(context);
        return MemoryBody.SendAsync(
            context,
            "application/vnd.apple.mpegurl",
            context.Request.Query.ContainsKey("seal") ? "no-store" : view.IsOpen ? "public, max-age=1" : "public, max-age=10",
            string.Create(CultureInfo.InvariantCulture, $"\"{view.Segments[0].Number}-{view.Segments[^1].Number}-{view.Segments.Count}{mark}{(view.IsOpen ? "" : "e")}\""),
            [Encoding.UTF8.GetBytes(write(view, AddressSeal.Carry(context.Request)))]);
    }

    private async Task CaptionsPlaylistAsync(HttpContext context, Guid id, RecordingView view)
    {
        if (await CaptionsAsync(id, context) is null)
            await NotFound(context);
        else
            await PlaylistAsync(context, view, "t", ReplayPlaylist.Captions);
    }

    // Another file may be uploaded at any time, and what is trimmed moves what is said: kept for a minute, not for ever.
    private async Task CaptionsAsync(HttpContext context, Guid id, RecordingView view, RecordedSegment segment)
    {
        if (await CaptionsAsync(id, context) is not { } track)
        {
            await NotFound(context);
            return;
        }

        await MemoryBody.SendAsync(
            context,
            CaptionFile.Type,
            context.Request.Query.ContainsKey("seal") ? "private, max-age=60" : "public, max-age=60",
            string.Create(CultureInfo.InvariantCulture, $"\"{segment.Number}t-{track.At.Ticks:x}-{view.Segments[0].Number}-{view.Segments.Count}\""),
            [ReplayCaptions.Write(view, segment, track)]);
    }

    private ValueTask<CaptionTrack?> CaptionsAsync(Guid id, HttpContext context) =>
        captions.FirstOrDefault() is { } asked ? asked.FindAsync(id, context.RequestAborted) : ValueTask.FromResult<CaptionTrack?>(null);

    private static Task InitAsync(HttpContext context, Guid id, RecordedFormat format, bool isSound) => MemoryBody.SendAsync(
        context,
        isSound ? "audio/mp4" : "video/mp4",
        MemoryBody.Forever,
        $"\"{id:N}-i{format.Number}{(isSound ? "a" : "")}\"",
        [InitSegment.Write(isSound ? null : format.Video, format.Audio)]);

    private static async Task SegmentAsync(HttpContext context, RecordingView view, RecordedSegment segment, bool isSound)
    {
        FileRegion region = new(view.Folder.VolumePath(segment.Volume), segment.Offset, segment.Bytes);
        if (!File.Exists(region.Path))
            await NotFound(context);
        else if (isSound)
            await MemoryBody.SendAsync(context, "audio/mp4", MemoryBody.Forever, $"\"{segment.Number}a-{segment.Bytes}\"", [await SoundOnly.ReadAsync(region, context.RequestAborted)]);
        else
            await FileBody.SendAsync(context, "video/mp4", $"\"{segment.Number}-{segment.Bytes}\"", region);
    }

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
