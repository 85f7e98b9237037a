using System.Globalization;
using System.Text;
using Portal.Live.Cmaf;

namespace Portal.Live.Hls;

/// <summary>What a low-latency playlist has besides (RFC 8216bis §4.4.3.7–8, §4.4.4.9, §4.4.5.3–4).</summary>
/// <param name="PartTarget">EXT-X-PART-INF in seconds.</param>
/// <param name="Other">Address of the other rendition's playlist, for its report; null without one.</param>
internal sealed record LowLatency(double PartTarget, string? Other)
{
    /// <summary>Seconds before the end of a playlist beyond which a delta update leaves segments out: at least six target durations (§4.4.3.8).</summary>
    public static int SkipUntil(int targetSeconds) => targetSeconds * 6;

    /// <summary>What the server can do. PART-HOLD-BACK is at least three part targets.</summary>
    public void WriteControl(StringBuilder text, int targetSeconds) => text.Append(
        CultureInfo.InvariantCulture,
        $"#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,CAN-SKIP-UNTIL={SkipUntil(targetSeconds)},PART-HOLD-BACK={PartTarget * 3:F3}\n#EXT-X-PART-INF:PART-TARGET={PartTarget:F3}\n");

    /// <summary>Lists parts.</summary>
    public void WriteParts(StringBuilder text, Segment segment, IReadOnlyList<Part> parts, MediaNames names)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (names.IsSound && parts[i].Sound is null)
                continue;
            // No part is longer than the target, whatever gap its publisher left.
            text.Append(CultureInfo.InvariantCulture, $"#EXT-X-PART:DURATION={Math.Min(PartTarget, parts[i].Duration / 1000.0):F3},URI=\"{names.Of(segment, i)}\"");
            text.Append(parts[i].IsIndependent || names.IsSound ? ",INDEPENDENT=YES\n" : "\n");
        }
    }

    /// <summary>What comes next, and where the other rendition stands.</summary>
    public void WriteHints(StringBuilder text, SegmentView view, MediaNames names)
    {
        var (number, part) = view.Growing is { } growing ? (growing.Number, view.GrowingParts.Count) : (view.NextNumber, 0);
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"{names.Of(number, part)}\"\n");
        if (Other is null)
            return;
        var (sequence, last) = view.Growing is null
            ? (view.FirstSequence + view.Segments.Count - 1, view.Segments.Count > 0 ? view.Segments[^1].Parts.Count - 1 : 0)
            : (view.FirstSequence + view.Segments.Count, view.GrowingParts.Count - 1);
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-RENDITION-REPORT:URI=\"{Other}\",LAST-MSN={sequence},LAST-PART={last}\n");
    }
}
