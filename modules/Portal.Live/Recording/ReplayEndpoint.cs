using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Live.Cmaf;
using Portal.Live.Hls;

namespace Portal.Live.Recording;

/// <summary><c>/replay/STREAM/…</c>: a recording as HLS, from its beginning, also while it grows.</summary>
internal sealed class ReplayEndpoint(RecordingStore store)
{
    /// <summary>Answers one request.</summary>
    public Task ServeAsync(HttpContext context)
    {
        var name = context.GetRouteValue("file") as string ?? "";
        if (!Guid.TryParse(context.GetRouteValue("stream") as string, out var id) || store.View(id) is not { } view)
            return NotFound(context);
        if (name == "index.m3u8")
            return PlaylistAsync(context, view);
        if (name.StartsWith('i') && TryNumber(name.AsSpan(1), ".mp4", out var format) && format < view.Formats.Count)
            return InitAsync(context, id, view.Formats[format]);
        if (TryNumber(name, ".m4s", out var number) && view.Segments.FirstOrDefault(s => s.Number == number) is { } segment)
            return SegmentAsync(context, view.Folder, segment);
        return NotFound(context);
    }

    private static Task PlaylistAsync(HttpContext context, RecordingView view)
    {
        if (view.Segments.Count == 0)
            return NotFound(context);
        var text = Write(view);
        return MemoryBody.SendAsync(
            context,
            "application/vnd.apple.mpegurl",
            view.IsOpen ? "public, max-age=1" : "public, max-age=10",
            string.Create(CultureInfo.InvariantCulture, $"\"{view.Segments[0].Number}-{view.Segments[^1].Number}-{view.Segments.Count}{(view.IsOpen ? "" : "e")}\""),
            [Encoding.UTF8.GetBytes(text)]);
    }

    /// <summary>The playlist: EVENT while it grows, VOD afterwards, neither where old segments go.</summary>
    internal static string Write(RecordingView view)
    {
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
                text.Append(CultureInfo.InvariantCulture, $"#EXT-X-MAP:URI=\"i{segment.Format}.mp4\"\n");
            text.Append(CultureInfo.InvariantCulture, $"#EXT-X-PROGRAM-DATE-TIME:{segment.Arrived:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\n");
            text.Append(CultureInfo.InvariantCulture, $"#EXTINF:{segment.Duration / 1000.0:F3},\n{segment.Number}.m4s\n");
            last = segment;
        }

        if (!view.IsOpen)
            text.Append("#EXT-X-ENDLIST\n");
        return text.ToString();
    }

    private static Task InitAsync(HttpContext context, Guid id, RecordedFormat format) => MemoryBody.SendAsync(
        context, "video/mp4", MemoryBody.Forever, $"\"{id:N}-i{format.Number}\"", [InitSegment.Write(format.Video, format.Audio)]);

    private static async Task SegmentAsync(HttpContext context, RecordingFolder folder, RecordedSegment segment)
    {
        FileRegion region = new(folder.VolumePath(segment.Volume), segment.Offset, segment.Bytes);
        if (File.Exists(region.Path))
            await FileBody.SendAsync(context, "video/mp4", $"\"{segment.Number}-{segment.Bytes}\"", region);
        else
            await NotFound(context);
    }

    private static bool TryNumber(ReadOnlySpan<char> name, string ending, out int number)
    {
        number = 0;
        return name.EndsWith(ending, StringComparison.Ordinal)
            && int.TryParse(name[..^ending.Length], NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
