using System.Globalization;
using System.Text;
using Portal.Live.Captions;

namespace Portal.Live.Recording;

/// <summary>Writes a recording's playlists: EVENT while it grows, VOD afterwards, neither where old segments go.</summary>
internal static class ReplayPlaylist
{
    /// <summary>The playlist of picture and sound, or of the sound alone.</summary>
    public static string Media(RecordingView view, bool isSound = false, string carried = "")
    {
        var mark = isSound ? "a" : "";
        if (isSound)
            view = view with { Segments = [.. view.Segments.Where(s => view.Formats[s.Format].Audio is not null)] };
        return Write(view, s => $"{s.Number.ToString(CultureInfo.InvariantCulture)}{mark}.m4s{carried}", s => $"i{s.Format.ToString(CultureInfo.InvariantCulture)}{mark}.mp4{carried}");
    }

    /// <summary>The playlist of the captions: segment for segment that of the picture.</summary>
    public static string Captions(RecordingView view, string carried) => Write(view, s => $"{s.Number.ToString(CultureInfo.InvariantCulture)}.vtt{carried}", null);

    /// <summary>The playlist that names the others, where there are captions.</summary>
    public static string Multivariant(RecordingView view, CaptionMedia captions, string carried)
    {
        StringBuilder text = new("#EXTM3U\n#EXT-X-VERSION:7\n");
        text.Append(captions.Tag);
        var formats = view.Segments.Select(s => s.Format).Distinct().Select(f => view.Formats[f]).ToList();
        var peak = view.Segments.Max(s => s.Bytes * 8000 / Math.Max(1, s.Duration));
        var codecs = formats.SelectMany(f => new[] { f.Video?.Name, f.Audio?.Name }).Where(n => n is not null).Distinct();
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-STREAM-INF:BANDWIDTH={Math.Max(1, peak)},CODECS=\"{string.Join(',', codecs)}\"");
        if (formats.Select(f => f.Video).MaxBy(v => v?.Height ?? 0) is { Width: > 0 } video)
            text.Append(CultureInfo.InvariantCulture, $",RESOLUTION={video.Width}x{video.Height}");
        text.Append(CaptionMedia.Attribute).Append(CultureInfo.InvariantCulture, $"\nall.m3u8{carried}\n");
        return text.ToString();
    }

    private static string Write(RecordingView view, Func<RecordedSegment, string> name, Func<RecordedSegment, string>? map)
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
            if (map is not null && last?.Format != segment.Format)
                text.Append(CultureInfo.InvariantCulture, $"#EXT-X-MAP:URI=\"{map(segment)}\"\n");
            text.Append(CultureInfo.InvariantCulture, $"#EXT-X-PROGRAM-DATE-TIME:{segment.Arrived:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\n");
            text.Append(CultureInfo.InvariantCulture, $"#EXTINF:{segment.Duration / 1000.0:F3},\n{name(segment)}\n");
            last = segment;
        }

        if (!view.IsOpen)
            text.Append("#EXT-X-ENDLIST\n");
        return text.ToString();
    }
}
