namespace Portal.Content.Exchange;

/// <summary>Keys of front matter that do not belong to a typed part.</summary>
internal static class FrontKeys
{
    public const string Media = "media.json";

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "id", "type", "place", "title", "slug", "formerly", "summary", "byline", "author", "cover", "alt", "daysAgo", "published", "updated", "archive", "state",
        "reviewed", "signed", "part",
    };

    public static bool IsPart(string key) => !Known.Contains(key);
}
