using Microsoft.EntityFrameworkCore;
using Portal.Storage.Database;

namespace Portal.Storage.Search;

/// <summary>FTS5 over tokens that were cut before; the table keeps no text of its own.</summary>
internal sealed class SqliteTokens : SearchTokens
{
    // The tokenizer 'ascii' takes everything beyond ASCII as a letter and cuts at the spaces between our tokens.
    public override Task CreateAsync(PortalDb db, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync(
            """
            CREATE VIRTUAL TABLE IF NOT EXISTS storage_search_fts
            USING fts5(title, body, facts, content='', contentless_delete=1, tokenize="ascii tokenchars '/-_'")
            """,
            ct);

    public override Task PutAsync(PortalDb db, SearchDocument document, CancellationToken ct)
    {
        var title = string.Join(' ', Words.OfText(document.Title));
        var body = string.Join(' ', Words.OfText(document.Text).Take(Most));
        var facts = string.Join(' ', Facts.Of(document));
        return db.Database.ExecuteSqlAsync(
            $"INSERT OR REPLACE INTO storage_search_fts(rowid, title, body, facts) VALUES ({document.Id}, {title}, {body}, {facts})", ct);
    }

    public override Task RemoveAsync(PortalDb db, long id, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"DELETE FROM storage_search_fts WHERE rowid = {id}", ct);

    public override Task<List<long>> NewestAsync(PortalDb db, Wanted wanted, int most, CancellationToken ct)
    {
        // "合作 作社" AND "wheat" * AND ("/k/story" OR "/k/room"): https://sqlite.org/fts5.html#fts5_phrases
        var words = string.Join(" AND ", wanted.Phrases.Select(p => $"\"{string.Join(' ', p.Tokens)}\"{(p.LastIsPrefix ? " *" : "")}"));
        var match = string.Join(
            " AND ",
            wanted.Facts.Select(any => $"({string.Join(" OR ", any.Select(Quoted))})").Prepend(wanted.InTitle ? $"title : ({words})" : $"({words})"));

        // Read from the newest on, and no further than asked for.
        return db.Database
            .SqlQuery<long>(
                $"""
                 SELECT rowid AS "Value" FROM storage_search_fts
                 WHERE storage_search_fts MATCH {match} AND rowid >= {wanted.From} AND rowid < {wanted.Before}
                 ORDER BY rowid DESC LIMIT {most}
                 """)
            .ToListAsync(ct);
    }

    private static string Quoted(string fact) => $"\"{fact.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
