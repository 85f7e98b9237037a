using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Storage.Database;

namespace Portal.Storage.Search;

/// <summary>
/// Vectors made by us, token by token: the server's parsers would cut Chinese their own way. The one of the whole document
/// holds no positions, or the server would unpack it for every document that holds the tokens of a phrase; whether they
/// stand one after the other is looked up in the text, newest first, until enough are found.
/// </summary>
internal sealed class PostgresTokens : SearchTokens
{
    // STATISTICS 0: with statistics the planner reads the whole table for a common token, and unpacks every vector in it.
    public override Task CreateAsync(PortalDb db, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync(
            """
            CREATE TABLE IF NOT EXISTS storage_search_fts (
              id bigint PRIMARY KEY REFERENCES storage_documents ("Id") ON DELETE CASCADE,
              title tsvector NOT NULL,
              tokens tsvector NOT NULL);
            ALTER TABLE storage_search_fts ALTER COLUMN title SET STATISTICS 0, ALTER COLUMN tokens SET STATISTICS 0;
            CREATE INDEX IF NOT EXISTS storage_search_fts_title ON storage_search_fts USING gin (title) WITH (fastupdate = off);
            CREATE INDEX IF NOT EXISTS storage_search_fts_tokens ON storage_search_fts USING gin (tokens) WITH (fastupdate = off)
            """,
            ct);

    public override Task PutAsync(PortalDb db, SearchDocument document, CancellationToken ct)
    {
        var title = Positions(document.Title);
        var tokens = string.Join(
            ' ',
            Words.OfText(document.Title).Concat(Words.OfText(document.Text).Take(Most)).Concat(Facts.Of(document)).Distinct(StringComparer.Ordinal).Select(Quoted));
        return db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO storage_search_fts (id, title, tokens) VALUES ({document.Id}, {title}::tsvector, {tokens}::tsvector)
             ON CONFLICT (id) DO UPDATE SET title = excluded.title, tokens = excluded.tokens
             """,
            ct);
    }

    public override Task RemoveAsync(PortalDb db, long id, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"DELETE FROM storage_search_fts WHERE id = {id}", ct);

    public override Task<List<long>> NewestAsync(PortalDb db, Wanted wanted, int most, CancellationToken ct)
    {
        List<object> values = [wanted.From, wanted.Before, most];
        var facts = wanted.Facts.Select(any => $"({string.Join(" | ", any.Select(Quoted))})");
        List<string> conditions = ["id >= {0}", "id < {1}"];
        if (wanted.InTitle)
            conditions.Add(Matches("title", wanted.Phrases.Select(p => $"({Tokens(p, " <-> ")})")));
        if (!wanted.InTitle || wanted.Facts.Count > 0)
            conditions.Add(Matches("tokens", wanted.InTitle ? facts : wanted.Phrases.Select(p => Tokens(p, " & ")).Concat(facts)));
        var inOnePiece = wanted.InTitle ? "" : InOnePiece(wanted.Phrases.Where(p => p.Tokens.Count > 1));

        // OFFSET 0 keeps the condition outside: it is asked of the newest first, and of no more than needed.
        var sql = $$"""
            SELECT found.id AS "Value"
            FROM (SELECT id FROM storage_search_fts WHERE {{string.Join(" AND ", conditions)}} ORDER BY id DESC OFFSET 0) AS found
            {{inOnePiece}} ORDER BY found.id DESC LIMIT {2}
            """;
        return db.Database.SqlQuery<long>(FormattableStringFactory.Create(sql, [.. values])).ToListAsync(ct);

        // '合作' & '作社' & 'wheat':* & ('/k/story' | '/k/room'): https://www.postgresql.org/docs/current/datatype-textsearch.html#DATATYPE-TSQUERY
        string Matches(string column, IEnumerable<string> query) => $"{column} @@ {Value(string.Join(" & ", query))}::tsquery";

        string InOnePiece(IEnumerable<Phrase> phrases)
        {
            var looks = phrases.Select(p => Value(p.Run)).Select(run => $"""(strpos(d."Title", {run}) > 0 OR strpos(d."Text", {run}) > 0)""").ToList();
            return looks.Count == 0 ? "" : $"""WHERE (SELECT {string.Join(" AND ", looks)} FROM storage_documents d WHERE d."Id" = found.id)""";
        }

        string Value(string text)
        {
            values.Add(text);
            return $"{{{values.Count - 1}}}";
        }
    }

    private static string Tokens(Phrase phrase, string between) =>
        string.Join(between, phrase.Tokens.Select((token, at) => Quoted(token) + (phrase.LastIsPrefix && at == phrase.Tokens.Count - 1 ? ":*" : "")));

    // 'token':1,7
    private static string Positions(string title)
    {
        var vector = new StringBuilder();
        foreach (var token in Words.OfText(title).Select((word, at) => (word, at)).GroupBy(t => t.word, t => t.at + 1, StringComparer.Ordinal))
            vector.Append(CultureInfo.InvariantCulture, $"{Quoted(token.Key)}:{string.Join(',', token)} ");
        return vector.ToString();
    }

    private static string Quoted(string token) =>
        $"'{token.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
}
