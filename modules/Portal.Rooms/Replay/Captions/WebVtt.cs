using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Portal.Kit.Streams;

namespace Portal.Rooms.Replay.Captions;

/// <summary>
/// Reads WebVTT (W3C WebVTT §4) and its elder SubRip, whose times have a comma; writes WebVTT. Of a cue times and words are
/// kept; settings, styles, notes and markup are left out, so that nothing of a stranger's file reaches a browser but text.
/// </summary>
internal static partial class WebVtt
{
    /// <summary>Longest file, bytes.</summary>
    public const int MaxBytes = 300 * 1024;

    private const int MaxCues = 5000;
    private const int MaxText = 300;

    /// <summary>The captions in order of time; false when there is none, a time is wrong, or there are too many.</summary>
    public static bool TryRead(string text, out IReadOnlyList<CaptionText> cues)
    {
        List<CaptionText> found = [];
        cues = found;
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].Contains("-->", StringComparison.Ordinal))
                continue;
            if (Times().Match(lines[i]) is not { Success: true } times || found.Count == MaxCues)
                return false;
            if (!TryTime(times, 1, out var from) || !TryTime(times, 5, out var to) || to <= from)
                return false;
            StringBuilder words = new();
            while (i + 1 < lines.Length && lines[i + 1].Trim().Length > 0 && !lines[i + 1].Contains("-->", StringComparison.Ordinal))
                words.Append(words.Length > 0 ? "\n" : "").Append(Plain(lines[++i]));
            if (words.Length > 0)
                found.Add(new CaptionText(from, to, words.Length > MaxText ? words.ToString(0, MaxText) : words.ToString()));
        }

        found.Sort((a, b) => a.From.CompareTo(b.From));
        return found.Count > 0;
    }

    /// <summary>A file for a <c>track</c> element.</summary>
    public static string Write(IEnumerable<CaptionText> cues)
    {
        StringBuilder file = new(CaptionText.Head);
        foreach (var cue in cues)
            cue.WriteTo(file);
        return file.ToString();
    }

    // <i>, <00:01.000> and <v Name> go, the words stay; entities become what they stand for.
    private static string Plain(string line) => System.Net.WebUtility.HtmlDecode(Markup().Replace(line, "")).Trim();

    private static bool TryTime(Match times, int group, out TimeSpan at)
    {
        int Part(int index) => times.Groups[group + index].Success ? int.Parse(times.Groups[group + index].Value, CultureInfo.InvariantCulture) : 0;
        at = new TimeSpan(0, Part(0), Part(1), Part(2), Part(3));
        return Part(1) < 60 && Part(2) < 60;
    }

    [GeneratedRegex(@"^\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{3})\s+-->\s+(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{3})(?:\s|$)")]
    private static partial Regex Times();

    [GeneratedRegex("<[^>]{0,200}>")]
    private static partial Regex Markup();
}
