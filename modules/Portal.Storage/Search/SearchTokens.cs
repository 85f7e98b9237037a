using Portal.Storage.Database;

namespace Portal.Storage.Search;

/// <summary>
/// The full-text table of this database, <c>storage_search_fts</c>: derived from the documents, made at start, not by migrations.
/// It holds everything by which a search chooses (words, kind, places, by its ids the date), so that a word which stands in
/// every document is answered without reading one.
/// </summary>
internal abstract class SearchTokens
{
    // Enough for any document: the same for both databases, so that both find the same.
    protected const int Most = 16_000;

    /// <summary>Makes the table when it is not there.</summary>
    public abstract Task CreateAsync(PortalDb db, CancellationToken ct);

    /// <summary>Puts or replaces the tokens of a document.</summary>
    public abstract Task PutAsync(PortalDb db, SearchDocument document, CancellationToken ct);

    /// <summary>Removes the tokens of a document.</summary>
    public abstract Task RemoveAsync(PortalDb db, long id, CancellationToken ct);

    /// <summary>Ids of the newest documents that hold what is wanted, newest first.</summary>
    public abstract Task<List<long>> NewestAsync(PortalDb db, Wanted wanted, int most, CancellationToken ct);
}

/// <summary>What a document must hold, all of it.</summary>
/// <param name="Phrases">At least one.</param>
internal sealed record Wanted(IReadOnlyList<Phrase> Phrases)
{
    /// <summary>Of each list one, see <see cref="Facts"/>.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Facts { get; init; } = [];

    /// <summary>The smallest id, see <see cref="DatedId"/>.</summary>
    public long From { get; init; } = long.MinValue;

    /// <summary>Ids are smaller.</summary>
    public long Before { get; init; } = long.MaxValue;

    /// <summary>The phrases stand in the title.</summary>
    public bool InTitle { get; init; }
}
