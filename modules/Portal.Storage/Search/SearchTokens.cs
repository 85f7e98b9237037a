using Portal.Storage.Database;

namespace Portal.Storage.Search;

/// <summary>The full-text table of this database, <c>storage_search_fts</c>: derived from the documents, made at start, not by migrations.</summary>
internal abstract class SearchTokens
{
    // A tsvector holds positions up to 16,383; the same for both databases, so that both find the same.
    protected const int Most = 16_000;

    /// <summary>Makes the table when it is not there.</summary>
    public abstract Task CreateAsync(PortalDb db, CancellationToken ct);

    /// <summary>Puts or replaces the tokens of a document.</summary>
    public abstract Task PutAsync(PortalDb db, long id, string title, string text, CancellationToken ct);

    /// <summary>Removes the tokens of a document.</summary>
    public abstract Task RemoveAsync(PortalDb db, long id, CancellationToken ct);

    /// <summary>Documents that hold all phrases, or, if asked, hold them in their titles; a smaller rank is better.</summary>
    public abstract IQueryable<SearchMatch> Find(PortalDb db, IReadOnlyList<Phrase> phrases, bool titlesOnly = false);
}

/// <summary>A document found.</summary>
internal sealed class SearchMatch
{
    public long Id { get; set; }

    public double Rank { get; set; }
}
