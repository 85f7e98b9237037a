using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Kit.Streams;
using Portal.Live.Cmaf;
using Portal.Live.Hls;
using Portal.Live.Streams;

namespace Portal.Live.Recording;

/// <summary>
/// <c>/replay/STREAM/…</c>: a recording as HLS, from its beginning, also while it grows; <c>sound.m3u8</c> is the sound alone.
/// The public gets what <see cref="IReplayGate"/> allows; staff with a sealed address gets everything.
/// </summary>
internal sealed class ReplayEndpoint(RecordingStore store, Covers covers, AddressSeal seal)
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
        if (name == "cover.jpg")
            return CoverAsync(context, view);
        if (name is "index.m3u8" or "sound.m3u8")
            return PlaylistAsync(context, view, isSound: name[0] == 's');
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

    private static Task PlaylistAsync(HttpContext context, RecordingView view, bool isSound)
    {
        if (view.Segments.Count == 0 || (isSound && view.Segments.All(s => view.Formats[s.Format].Audio is null)))
            return NotFound(context);
        var text = Write(view, isSound, AddressSeal.Carry(context.Request));
        return MemoryBody.SendAsync(
            context,
            "application/vnd.apple.mpegurl",
            context.Request.Query.ContainsKey("seal") ? "no-store" : view.IsOpen ? "public, max-age=1" : "public, max-age=10",
            string.Create(CultureInfo.InvariantCulture, $"\"{view.Segments[0].Number}-{view.Segments[^1].Number}-{view.Segments.Count}{(view.IsOpen ? "" : "e")}\""),
            [Encoding.UTF8.GetBytes(text)]);
    }

    /// <summary>The playlist: EVENT while it grows, VOD afterwards, neither where old segments go.</summary>
    internal static string Write(RecordingView view, bool isSound = false, string carried = "")
    {
        var mark = isSound ? "a" : "";
        if (isSound)
            view = view with { Segments = [.. view.Segments.Where(s => view.Formats[s.Format].Audio is not null)] };
        var longest = view.Segments.Max(s => s.Duration);
        // While it grows the target must not change, so it has some room.
        var target = view.IsOpen ? Math.Max(10, (longest + 999) / 1000) : Math.Max(1, (longest + 499) / 1000);
        StringBuilder text = new("#EXTM3U\n#EXT-X-VERSION:7\n");
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-TARGETDURATION:{target}\n");
        if (!view.IsTrimmed)
            text.Append(view.IsOpen ? "#EXT-X-PLAYLIST-TYPE:EVENT\n" : "#EXT-X-PLAYLIST-TYPE:VOD\n");
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-MEDIA-SEQUENCE:{(view.IsTrimmed ? view.Segments[0].Number : 0)}\n");
        RecordedSegment? last = null;
        foreach (var segment in view.Segments)
        {
            if (last is not null && (segment.Breaks || segment.Number != last.Number + 1 || segment.Format != last.Format))
                text.Append("#EXT-X-DISCONTINUITY\n");
            if (last?.Format != segment.Format)
                text.Append(CultureInfo.InvariantCulture, $"#EXT-X-MAP:URI=\"i{segment.Format}{mark}.mp4{carried}\"\n");
            text.Append(CultureInfo.InvariantCulture, $"#EXT-X-PROGRAM-DATE-TIME:{segment.Arrived:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\n");
            text.Append(CultureInfo.InvariantCulture, $"#EXTINF:{segment.Duration / 1000.0:F3},\n{segment.Number}{mark}.m4s{carried}\n");
            last = segment;
        }

        if (!view.IsOpen)
            text.Append("#EXT-X-ENDLIST\n");
        return text.ToString();
    }

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
