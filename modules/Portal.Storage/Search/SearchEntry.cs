namespace Portal.Storage.Search;

/// <summary>Something that the public can find.</summary>
/// <param name="Kind">Content type or module noun: <c>story</c>, <c>episode</c>; at most 40 characters.</param>
/// <param name="Id">The item; one entry for each kind and id.</param>
/// <param name="PlacePath">Path of its place: <c>qinghe/liushu/</c>.</param>
/// <param name="Title">At most 300 characters; what is longer is cut.</param>
/// <param name="Text">Plain text without markup; the first 20,000 characters are kept and found.</param>
/// <param name="Address">Its page, relative to the root: <c>/stories/grandma-li</c>.</param>
/// <param name="At">Its date, UTC: among equally good hits the newest comes first.</param>
public sealed record SearchEntry(string Kind, Guid Id, string PlacePath, string Title, string Text, string Address, DateTime At);

/// <summary>What somebody looks for.</summary>
/// <param name="Words">As typed; words apart by spaces must all be found. The first 100 characters count.</param>
/// <param name="PlacePath">At or below this place; empty for everywhere.</param>
/// <param name="Kinds">Only these kinds; null for all.</param>
/// <param name="Page">From 1.</param>
/// <param name="Size">Hits per page, 1–50.</param>
public sealed record SearchQuery(string Words, string PlacePath = "", IReadOnlyCollection<string>? Kinds = null, int Page = 1, int Size = 20)
{
    /// <summary>Only what is dated from this instant on, UTC; null for all.</summary>
    public DateTime? From { get; init; }

    /// <summary>Only what is dated before this instant, UTC; null for all.</summary>
    public DateTime? Before { get; init; }
}

/// <summary>
/// A page of hits. A few are ordered by how well they answer; many (more than 200) with those first that hold the words in
/// their title, and the newest first among them and the others.
/// </summary>
/// <param name="Hits">The hits of this page.</param>
/// <param name="Total">Hits on all pages, at most 500.</param>
/// <param name="IsMore">There are more than <paramref name="Total"/>; they are neither counted nor shown.</param>
public sealed record SearchPage(IReadOnlyList<SearchHit> Hits, int Total, bool IsMore = false);

/// <summary>One hit.</summary>
/// <param name="Kind">As <see cref="SearchEntry.Kind"/>.</param>
/// <param name="Id">The item.</param>
/// <param name="PlacePath">Path of its place.</param>
/// <param name="Title">The title, cut into pieces that match and pieces that do not.</param>
/// <param name="Excerpt">About 90 characters of the text around the first match, likewise.</param>
/// <param name="Address">Its page.</param>
/// <param name="At">Its date, UTC.</param>
public sealed record SearchHit(
    string Kind, Guid Id, string PlacePath, IReadOnlyList<SearchPiece> Title, IReadOnlyList<SearchPiece> Excerpt, string Address, DateTime At);

/// <summary>A piece of a shown text.</summary>
/// <param name="Text">The characters, not encoded.</param>
/// <param name="IsMatch">Show it marked.</param>
public sealed record SearchPiece(string Text, bool IsMatch);
