using System.Text.RegularExpressions;
using Portal.Content.Items;
using Portal.Content.Markup;

namespace Portal.Content.Media;

/// <summary>Which items of the library a text names: in its body, as its cover, in its typed part.</summary>
internal static partial class MediaNames
{
    private const int Most = 500;

    public static IReadOnlyCollection<Guid> In(ItemText text)
    {
        var ids = new HashSet<Guid>(MarkdownPage.Inspect(text.Body).Media);
        if (text.CoverId is { } cover)
            ids.Add(cover);
        foreach (Match found in Id().Matches(text.Part))
            ids.Add(Guid.Parse(found.ValueSpan));
        return [.. ids.Take(Most)];
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.IgnoreCase)]
    private static partial Regex Id();
}
