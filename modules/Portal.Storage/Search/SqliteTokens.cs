using Microsoft.EntityFrameworkCore;
using Portal.Storage.Database;

namespace Portal.Storage.Search;

/// <summary>FTS5 over tokens that were cut before; the table keeps no text of its own.</summary>
internal sealed class SqliteTokens : SearchTokens
{
    // The tokenizer 'ascii' takes everything beyond ASCII as a letter and cuts at the spaces between our tokens.
    public override Task CreateAsync(PortalDb db, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync(
            "CREATE VIRTUAL TABLE IF NOT EXISTS storage_search_fts USING fts5(title, body, content='', contentless_delete=1, tokenize='ascii')",
            ct);

    public override Task PutAsync(PortalDb db, long id, string title, string text, CancellationToken ct)
    {
        var titleTokens = string.Join(' ', Words.OfText(title));
        var textTokens = string.Join(' ', Words.OfText(text).Take(Most));
        return db.Database.ExecuteSqlAsync(
            $"INSERT OR REPLACE INTO storage_search_fts(rowid, title, body) VALUES ({id}, {titleTokens}, {textTokens})", ct);
    }

    public override Task RemoveAsync(PortalDb db, long id, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"DELETE FROM storage_search_fts WHERE rowid = {id}", ct);

    public override IQueryable<SearchMatch> Find(PortalDb db, IReadOnlyList<Phrase> phrases, bool titlesOnly = false)
    {
        // "合作 作社" AND "wheat" *: https://sqlite.org/fts5.html#fts5_phrases
        var match = string.Join(" AND ", phrases.Select(p => $"\"{string.Join(' ', p.Tokens)}\"{(p.LastIsPrefix ? " *" : "")}"));
        if (titlesOnly)
            match = $"title : ({match})";
        return db.Database.SqlQuery<SearchMatch>(
            $"SELECT rowid AS Id, bm25(storage_search_fts, 5.0, 1.0) AS Rank FROM storage_search_fts WHERE storage_search_fts MATCH {match}");
    }
}
