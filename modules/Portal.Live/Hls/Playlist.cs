using System.Globalization;
using System.Text;
using Portal.Live.Captions;
using Portal.Live.Cmaf;

namespace Portal.Live.Hls;

/// <summary>Writes playlists (RFC 8216bis).</summary>
internal static class Playlist
{
    /// <summary>The multivariant playlist: all tracks, and the sound alone for weak networks.</summary>
    /// <param name="newest">A recent segment, whose format and weight speak for the stream.</param>
    /// <param name="all">Address of the playlist with all tracks.</param>
    /// <param name="sound">Address of the playlist of the sound alone.</param>
    /// <param name="frameRate">Pictures a second, 0 when unknown.</param>
    /// <param name="smaller">Recent segments of smaller pictures, with their playlists' addresses.</param>
    /// <param name="captions">Captions, or null without any.</param>
    public static string Multivariant(
        Segment newest, string all, string sound, double frameRate, IEnumerable<(Segment Newest, string Address)> smaller, CaptionMedia? captions = null)
    {
        StringBuilder text = new("#EXTM3U\n#EXT-X-VERSION:7\n");
        text.Append(captions?.Tag);
        var tracks = newest.Format.Tracks;
        WriteVariant(text, newest, all, frameRate, captions);
        foreach (var (segment, address) in smaller)
            WriteVariant(text, segment, address, frameRate, captions);
        if (newest.Format.SoundInit is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"#EXT-X-STREAM-INF:BANDWIDTH={Weight(newest.SoundBytes, newest.Duration)},CODECS=\"{tracks.Audio!.Name}\"");
            text.Append(captions is null ? "" : CaptionMedia.Attribute).Append('\n').Append(sound).Append('\n');
        }

        return text.ToString();
    }

    private static void WriteVariant(StringBuilder text, Segment newest, string address, double frameRate, CaptionMedia? captions)
    {
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-STREAM-INF:BANDWIDTH={Weight(newest.Bytes, newest.Duration)},CODECS=\"{newest.Format.Codecs}\"");
        if (newest.Format.Tracks.Video is { Width: > 0 } video)
            text.Append(CultureInfo.InvariantCulture, $",RESOLUTION={video.Width}x{video.Height}");
        if (newest.Format.Tracks.Video is not null && frameRate > 0)
            text.Append(CultureInfo.InvariantCulture, $",FRAME-RATE={frameRate:F3}");
        text.Append(captions is null ? "" : CaptionMedia.Attribute).Append('\n').Append(address).Append('\n');
    }

    /// <summary>A media playlist of what is public now.</summary>
    /// <param name="view">What is public.</param>
    /// <param name="targetSeconds">EXT-X-TARGETDURATION.</param>
    /// <param name="names">Names of the files.</param>
    /// <param name="low">What low latency needs; null for plain players.</param>
    /// <param name="skips">Whether to leave out what the player had long ago: a delta update (§6.2.5.1).</param>
    public static string Media(SegmentView view, int targetSeconds, MediaNames names, LowLatency? low = null, bool skips = false)
    {
        if (names.IsSound)
            view = view.FromFirstSound();
        StringBuilder text = new(2048);
        text.Append(CultureInfo.InvariantCulture, $"#EXTM3U\n#EXT-X-VERSION:{(low is null ? 7 : 9)}\n#EXT-X-TARGETDURATION:{targetSeconds}\n");
        low?.WriteControl(text, targetSeconds);
        WriteSequence(text, view);
        StreamFormat? format = null;
        var skipped = skips ? Skippable(view, LowLatency.SkipUntil(targetSeconds)) : 0;
        if (skipped > 0)
            text.Append(CultureInfo.InvariantCulture, $"#EXT-X-SKIP:SKIPPED-SEGMENTS={skipped}\n");
        for (var i = skipped; i < view.Segments.Count; i++)
        {
            var segment = view.Segments[i];
            WriteHead(text, segment, ref format, names);
            // §4.4.4.9: parts that lie more than three target durations back may be left out.
            if (i >= view.Segments.Count - 3)
                low?.WriteParts(text, segment, segment.Parts, names);
            // §4.4.4.7: a stretch without sound is there as a gap, so that the numbers stay those of the picture's playlist.
            if (names.IsSound && segment.SoundBytes == 0)
                text.Append("#EXT-X-GAP\n");
            text.Append(CultureInfo.InvariantCulture, $"#EXTINF:{segment.Duration / 1000.0:F3},\n{names.Of(segment)}\n");
        }

        if (low is not null && view.Growing is { } growing)
        {
            WriteHead(text, growing, ref format, names);
            low.WriteParts(text, growing, view.GrowingParts, names);
        }

        if (view.IsOver)
            text.Append("#EXT-X-ENDLIST\n");
        else
            low?.WriteHints(text, view, names);
        return text.ToString();
    }

    /// <summary>The playlist of the captions: segment for segment that of the picture, without its parts.</summary>
    public static string Captions(SegmentView view, int targetSeconds, string epoch, string carried)
    {
        StringBuilder text = new(1024);
        text.Append(CultureInfo.InvariantCulture, $"#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:{targetSeconds}\n");
        WriteSequence(text, view);
        StreamFormat? format = null;
        foreach (var segment in view.Segments)
        {
            WriteHead(text, segment, ref format, null);
            text.Append(CultureInfo.InvariantCulture, $"#EXTINF:{segment.Duration / 1000.0:F3},\n{epoch}-{segment.Number}.vtt{carried}\n");
        }

        return text.Append(view.IsOver ? "#EXT-X-ENDLIST\n" : "").ToString();
    }

    /// <summary>How many of the oldest segments begin further than this many seconds before the end.</summary>
    private static int Skippable(SegmentView view, int seconds)
    {
        var left = view.Segments.Sum(s => s.Duration) + view.GrowingParts.Sum(p => p.Duration);
        var count = 0;
        for (; count < view.Segments.Count && left > seconds * 1000L; count++)
            left -= view.Segments[count].Duration;
        return count;
    }

    private static void WriteSequence(StringBuilder text, SegmentView view)
    {
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-MEDIA-SEQUENCE:{view.FirstSequence}\n");
        if (view.BreaksBefore > 0)
            text.Append(CultureInfo.InvariantCulture, $"#EXT-X-DISCONTINUITY-SEQUENCE:{view.BreaksBefore}\n");
    }

    // Captions have no names here: they need no initialisation.
    private static void WriteHead(StringBuilder text, Segment segment, ref StreamFormat? format, MediaNames? names)
    {
        if (segment.Breaks)
            text.Append("#EXT-X-DISCONTINUITY\n");
        if (names is { } named && !ReferenceEquals(format, segment.Format))
            text.Append(CultureInfo.InvariantCulture, $"#EXT-X-MAP:URI=\"{named.Of(segment.Format)}\"\n");
        format = segment.Format;
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-PROGRAM-DATE-TIME:{segment.Arrived:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\n");
    }

    // A little more than measured: BANDWIDTH is meant as the peak.
    private static long Weight(long bytes, long milliseconds) => milliseconds <= 0 ? 1 : Math.Max(1, bytes * 8 * 1000 / milliseconds * 12 / 10);
}
