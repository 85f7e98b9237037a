namespace Portal.Storage.Search;

/// <summary>What is known of a document besides its words, as tokens. They begin with a slash, as no word does.</summary>
internal static class Facts
{
    /// <summary>Of a kind.</summary>
    public static string Kind(string kind) => $"/k/{kind}";

    /// <summary>At or below a place; <paramref name="path"/> ends with a slash.</summary>
    public static string Below(string path) => $"/p/{path}";

    /// <summary>Of a document: its kind, and each place that it lies at or below.</summary>
    public static IEnumerable<string> Of(SearchDocument document)
    {
        yield return Kind(document.Kind);
        for (var end = document.PlacePath.IndexOf('/'); end >= 0; end = document.PlacePath.IndexOf('/', end + 1))
            yield return Below(document.PlacePath[..(end + 1)]);
    }
}
