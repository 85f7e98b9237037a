using Microsoft.EntityFrameworkCore;
using Portal.Storage.Database;

namespace Portal.Storage.Search;

/// <summary>
/// Finds what is public, in Chinese too: by pairs of characters, so that words of two characters are found and no
/// dictionary is needed. Entries are put and removed in the write that publishes the item.
/// </summary>
public sealed class SearchIndex
{
    private const int QueryLength = 100;

    // Hits that can be turned to; nobody reads on, and to count all that hold a common word costs more than to show the best.
    private const int Most = 500;

    // Up to so many are read and ranked by their words.
    private const int Ranked = 200;
    private readonly PortalStore store;
    private readonly SearchTokens tokens;

    internal SearchIndex(PortalStore store, SearchTokens tokens)
    {
        this.store = store;
        this.tokens = tokens;
    }

    /// <summary>Puts or replaces an entry, in this write.</summary>
    public async Task PutAsync(PortalDb db, SearchEntry entry, CancellationToken ct = default)
    {
        var document = await db.Set<SearchDocument>().AsTracking().SingleOrDefaultAsync(d => d.Kind == entry.Kind && d.ItemId == entry.Id, ct);
        if (document is not null && !DatedId.IsOf(document.Id, entry.At))
        {
            await tokens.RemoveAsync(db, document.Id, ct);
            db.Remove(document);
            await db.SaveChangesAsync(ct);
            document = null;
        }

        if (document is null)
        {
            document = new SearchDocument { Id = await NewIdAsync(db, entry, ct), Kind = entry.Kind, ItemId = entry.Id, PlacePath = "", Title = "", Text = "", Address = "" };
            db.Add(document);
        }

        document.PlacePath = entry.PlacePath;
        document.Title = Cut(entry.Title, SearchDocument.TitleLength);
        document.Text = Cut(entry.Text, SearchDocument.TextLength);
        document.Address = entry.Address;
        document.At = entry.At;
        await db.SaveChangesAsync(ct);
        await tokens.PutAsync(db, document, ct);
    }

    /// <summary>Removes an entry, in this write; nothing happens when it is not there.</summary>
    public async Task RemoveAsync(PortalDb db, string kind, Guid id, CancellationToken ct = default)
    {
        var found = await db.Set<SearchDocument>().Where(d => d.Kind == kind && d.ItemId == id).Select(d => (long?)d.Id).SingleOrDefaultAsync(ct);
        if (found is not { } document)
            return;
        await tokens.RemoveAsync(db, document, ct);
        await db.Set<SearchDocument>().Where(d => d.Id == document).ExecuteDeleteAsync(ct);
    }

    /// <summary>Finds entries, best first. A query without a letter, digit or character finds nothing.</summary>
    public async Task<SearchPage> QueryAsync(SearchQuery query, CancellationToken ct = default)
    {
        var words = Cut(query.Words, QueryLength);
        if (WantedBy(query, words) is not { } wanted)
            return new SearchPage([], 0);
        await using var db = store.Open();
        var newest = await tokens.NewestAsync(db, wanted, Most + 1, ct);
        var (isMore, total) = (newest.Count > Most, Math.Min(newest.Count, Most));
        var needles = Words.Needles(words);
        var size = Math.Clamp(query.Size, 1, 50);
        var shown = new Range((Math.Clamp(query.Page, 1, Most) - 1) * size, Math.Clamp(query.Page, 1, Most) * size);
        IEnumerable<SearchDocument> documents;
        if (total <= Ranked)
        {
            documents = (await ReadAsync(db, newest, ct)).OrderByDescending(d => Ranking.Of(d, needles)).ThenByDescending(d => d.Id).Take(shown);
        }
        else
        {
            var inTitle = await tokens.NewestAsync(db, wanted with { InTitle = true }, Most, ct);
            documents = await ReadAsync(db, [.. inTitle.Union(newest).Take(total).Take(shown)], ct);
        }

        return new SearchPage([.. documents.Select(d => Hit(d, needles))], total, isMore);
    }

    /// <summary>Titles of all kinds that hold the words, those that begin with them first, then the newest, none twice: what somebody who typed so far may mean.</summary>
    public async Task<IReadOnlyList<SearchTitle>> SuggestAsync(string words, int limit, CancellationToken ct = default)
    {
        var phrases = Words.OfQuery(Cut(words, QueryLength)).ToList();
        if (phrases.Count == 0)
            return [];
        await using var db = store.Open();
        var ids = await tokens.NewestAsync(db, new Wanted(phrases) { InTitle = true }, 4 * Math.Clamp(limit, 1, 20), ct);
        var found = await db.Set<SearchDocument>().Where(d => ids.Contains(d.Id)).Select(d => new { d.Id, d.Title, d.Kind, d.Address }).ToListAsync(ct);
        return
        [
            .. found
                .OrderByDescending(f => Words.Fold(f.Title).StartsWith(phrases[0].Run, StringComparison.Ordinal)).ThenByDescending(f => f.Id)
                .DistinctBy(f => f.Title).Take(limit).Select(f => new SearchTitle(f.Kind, f.Title, f.Address)),
        ];
    }

    private static Wanted? WantedBy(SearchQuery query, string words)
    {
        var phrases = Words.OfQuery(words).ToList();
        if (phrases.Count == 0 || query.Kinds is { Count: 0 })
            return null;
        List<IReadOnlyList<string>> facts = [];
        if (query.PlacePath.Length > 0)
            facts.Add([Facts.Below(query.PlacePath)]);
        if (query.Kinds is { } kinds)
            facts.Add([.. kinds.Select(Facts.Kind)]);
        return new Wanted(phrases)
        {
            Facts = facts,
            From = query.From is { } from ? DatedId.First(from) : long.MinValue,
            Before = query.Before is { } before ? DatedId.First(before) : long.MaxValue,
        };
    }

    // Another item of the same second may have the first one; what is put at the same time waits for the commit of the other, or fails and is put again.
    private static async Task<long> NewIdAsync(PortalDb db, SearchEntry entry, CancellationToken ct)
    {
        var id = DatedId.Of(entry.At, entry.Id);
        while (await db.Set<SearchDocument>().AnyAsync(d => d.Id == id, ct))
            id++;
        return id;
    }

    // In the order of the ids.
    private static async Task<List<SearchDocument>> ReadAsync(PortalDb db, List<long> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
            return [];
        var documents = await db.Set<SearchDocument>().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, ct);
        return [.. ids.Where(documents.ContainsKey).Select(id => documents[id])];
    }

    private static SearchHit Hit(SearchDocument d, IReadOnlyList<string> needles) =>
        new(d.Kind, d.ItemId, d.PlacePath, Marks.All(d.Title, needles), Marks.Excerpt(d.Text, needles), d.Address, d.At);

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
