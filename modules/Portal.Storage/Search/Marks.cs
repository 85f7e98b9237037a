namespace Portal.Storage.Search;

/// <summary>Marks the matches in what is shown.</summary>
internal static class Marks
{
    private const int ExcerptLength = 90;
    private const int Before = 20;

    /// <summary>The whole text in pieces.</summary>
    public static IReadOnlyList<SearchPiece> All(string text, IReadOnlyList<string> needles)
    {
        List<SearchPiece> pieces = [];
        var at = 0;
        foreach (var (start, length) in Matches(text, needles))
        {
            if (start > at)
                pieces.Add(new SearchPiece(text[at..start], false));
            pieces.Add(new SearchPiece(text.Substring(start, length), true));
            at = start + length;
        }
        if (at < text.Length)
            pieces.Add(new SearchPiece(text[at..], false));
        return pieces;
    }

    /// <summary>The surroundings of the first match in pieces; the beginning when the match is elsewhere.</summary>
    public static IReadOnlyList<SearchPiece> Excerpt(string text, IReadOnlyList<string> needles)
    {
        var first = Matches(text, needles).Select(m => m.Start).FirstOrDefault();
        var start = NotInPair(text, Math.Max(0, first - Before));
        var end = NotInPair(text, Math.Min(text.Length, start + ExcerptLength));
        return All((start > 0 ? "\u2026" : "") + text[start..end] + (end < text.Length ? "\u2026" : ""), needles);
    }

    private static int NotInPair(string text, int at) =>
        at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;

    private static IEnumerable<(int Start, int Length)> Matches(string text, IReadOnlyList<string> needles)
    {
        var folded = Words.Fold(text);
        var at = 0;
        while (at < folded.Length)
        {
            var next = needles
                .Select(n => (Start: folded.IndexOf(n, at, StringComparison.Ordinal), n.Length))
                .Where(m => m.Start >= 0)
                .OrderBy(m => m.Start)
                .ThenByDescending(m => m.Length)
                .FirstOrDefault((Start: -1, Length: 0));
            if (next.Start < 0)
                yield break;
            yield return next;
            at = next.Start + next.Length;
        }
    }
}
