using System.Globalization;
using Microsoft.AspNetCore.Http;
using Portal.Live.Cmaf;

namespace Portal.Live.Hls;

/// <summary>What a player waits for (RFC 8216bis §6.2.5.2).</summary>
/// <param name="Sequence">Media sequence number, or −1 for whatever there is.</param>
/// <param name="Part">Part of it, or −1 for all of it.</param>
internal readonly record struct BlockingReload(long Sequence, int Part)
{
    /// <summary>Reads the query. False when it is against the rules: a part without a sequence number, or no number.</summary>
    public static bool TryRead(IQueryCollection query, out BlockingReload reload)
    {
        reload = new BlockingReload(-1, -1);
        var (sequence, part) = (-1L, -1);
        if (query.TryGetValue("_HLS_msn", out var text) && !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out sequence))
            return false;
        if (query.TryGetValue("_HLS_part", out text) && (sequence < 0 || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out part)))
            return false;
        reload = new BlockingReload(sequence, part);
        return true;
    }

    /// <summary>Whether the wish lies too far ahead to wait for.</summary>
    public bool IsTooFar(SegmentView view) => Sequence > view.FirstSequence + view.Segments.Count + 2;

    /// <summary>Whether the wish is fulfilled. A part beyond the last of its segment means the first of the next one.</summary>
    public bool IsIn(SegmentView view)
    {
        var next = view.FirstSequence + view.Segments.Count;
        if (Sequence < next || view.IsOver)
            return Part < 0 || Sequence < next - 1 || view.IsOver || view.Segments.Count == 0 || Part < view.Segments[^1].Parts.Count || view.GrowingParts.Count > 0;
        return Sequence == next && Part >= 0 && Part < view.GrowingParts.Count;
    }
}
