namespace Portal.Storage.Search;

/// <summary>
/// How well a document answers, the same on both databases: how often the words stand in title and text against their
/// length, as BM25 weighs it, the title five times as much.
/// </summary>
internal static class Ranking
{
    private const double Title = 5;
    private const double UsualTitle = 15;
    private const double UsualText = 1500;

    // https://en.wikipedia.org/wiki/Okapi_BM25 with k = 1.2, b = 0.75; that a word is rare counts for nothing, as all must be there.
    private const double Full = 1.2;
    private const double ByLength = 0.75;

    /// <summary>A larger one is better.</summary>
    public static double Of(SearchDocument document, IReadOnlyList<string> needles)
    {
        var (title, text) = (Words.Fold(document.Title), Words.Fold(document.Text));
        return needles.Sum(n => (Title * Weight(title, n, UsualTitle)) + Weight(text, n, UsualText));
    }

    private static double Weight(string text, string needle, double usual)
    {
        var times = Times(text, needle);
        return times * (Full + 1) / (times + (Full * (1 - ByLength + (ByLength * text.Length / usual))));
    }

    private static int Times(string text, string needle)
    {
        var times = 0;
        for (var at = text.IndexOf(needle, StringComparison.Ordinal); at >= 0; at = text.IndexOf(needle, at + needle.Length, StringComparison.Ordinal))
            times++;
        return times;
    }
}
