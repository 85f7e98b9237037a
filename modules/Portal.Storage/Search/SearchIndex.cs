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
        if (document is null)
        {
            document = new SearchDocument { Kind = entry.Kind, ItemId = entry.Id, PlacePath = "", Title = "", Text = "", Address = "" };
            db.Add(document);
        }
        document.PlacePath = entry.PlacePath;
        document.Title = Cut(entry.Title, SearchDocument.TitleLength);
        document.Text = Cut(entry.Text, SearchDocument.TextLength);
        document.Address = entry.Address;
        document.At = entry.At;
        await db.SaveChangesAsync(ct);
        await tokens.PutAsync(db, document.Id, document.Title, document.Text, ct);
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
        var phrases = Words.OfQuery(words).ToList();
        if (phrases.Count == 0)
            return new SearchPage([], 0);
        await using var db = store.Open();
        var found = tokens.Find(db, phrases)
            .Join(db.Set<SearchDocument>(), m => m.Id, d => d.Id, (m, d) => new { m.Rank, Document = d });
        if (query.PlacePath.Length > 0)
            found = found.Where(f => f.Document.PlacePath.StartsWith(query.PlacePath));
        if (query.Kinds is { } kinds)
            found = found.Where(f => kinds.Contains(f.Document.Kind));
        if (query.From is { } from)
            found = found.Where(f => f.Document.At >= from);
        if (query.Before is { } before)
            found = found.Where(f => f.Document.At < before);
        var size = Math.Clamp(query.Size, 1, 50);
        var total = await found.CountAsync(ct);
        var page = await found
            .OrderBy(f => f.Rank).ThenByDescending(f => f.Document.At).ThenBy(f => f.Document.Id)
            .Skip((Math.Clamp(query.Page, 1, 1_000) - 1) * size).Take(size)
            .Select(f => f.Document)
            .ToListAsync(ct);
        var needles = Words.Needles(words);
        return new SearchPage([.. page.Select(d => Hit(d, needles))], total);
    }

    /// <summary>Titles of all kinds that hold the words, best first, none twice: what somebody who typed so far may mean.</summary>
    public async Task<IReadOnlyList<SearchTitle>> SuggestAsync(string words, int limit, CancellationToken ct = default)
    {
        var phrases = Words.OfQuery(Cut(words, QueryLength)).ToList();
        if (phrases.Count == 0)
            return [];
        await using var db = store.Open();
        var found = await tokens.Find(db, phrases, titlesOnly: true)
            .Join(db.Set<SearchDocument>(), m => m.Id, d => d.Id, (m, d) => new { m.Rank, d.Title, d.Kind, d.Address, d.At })
            .OrderBy(f => f.Rank).ThenByDescending(f => f.At)
            .Take(4 * Math.Clamp(limit, 1, 20))
            .ToListAsync(ct);
        return [.. found.DistinctBy(f => f.Title).Take(limit).Select(f => new SearchTitle(f.Kind, f.Title, f.Address))];
    }

    private static SearchHit Hit(SearchDocument d, IReadOnlyList<string> needles) =>
        new(d.Kind, d.ItemId, d.PlacePath, Marks.All(d.Title, needles), Marks.Excerpt(d.Text, needles), d.Address, d.At);

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
