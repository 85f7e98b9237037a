using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Storage.Database;

namespace Portal.Storage.Search;

/// <summary>A tsvector made by us, token by token: the server's parsers would cut Chinese their own way.</summary>
internal sealed class PostgresTokens : SearchTokens
{
    public override Task CreateAsync(PortalDb db, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync(
            """
            CREATE TABLE IF NOT EXISTS storage_search_fts (
              id bigint PRIMARY KEY REFERENCES storage_documents ("Id") ON DELETE CASCADE,
              tokens tsvector NOT NULL);
            CREATE INDEX IF NOT EXISTS storage_search_fts_tokens ON storage_search_fts USING gin (tokens)
            """,
            ct);

    public override Task PutAsync(PortalDb db, long id, string title, string text, CancellationToken ct)
    {
        var vector = Vector(title, text);
        return db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO storage_search_fts (id, tokens) VALUES ({id}, {vector}::tsvector)
             ON CONFLICT (id) DO UPDATE SET tokens = excluded.tokens
             """,
            ct);
    }

    public override Task RemoveAsync(PortalDb db, long id, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"DELETE FROM storage_search_fts WHERE id = {id}", ct);

    public override IQueryable<SearchMatch> Find(PortalDb db, IReadOnlyList<Phrase> phrases, bool titlesOnly = false)
    {
        // '合作' <-> '作社' & 'wheat':*, with A in titles only: https://www.postgresql.org/docs/current/datatype-textsearch.html#DATATYPE-TSQUERY
        var weight = titlesOnly ? "A" : "";
        var query = string.Join(" & ", phrases.Select(p => $"({string.Join(" <-> ", p.Tokens.Select((t, i) => $"'{t}'{Marks(p, i)}"))})"));

        string Marks(Phrase phrase, int at)
        {
            var prefix = phrase.LastIsPrefix && at == phrase.Tokens.Count - 1 ? "*" : "";
            return prefix.Length + weight.Length > 0 ? $":{prefix}{weight}" : "";
        }

        return db.Database.SqlQuery<SearchMatch>(
            $"""SELECT id AS "Id", -ts_rank_cd(tokens, {query}::tsquery)::float8 AS "Rank" FROM storage_search_fts WHERE tokens @@ {query}::tsquery""");
    }

    // 'token':1A,7 — A marks the title. Tokens hold letters and digits only, so nothing in the quotes needs escaping.
    private static string Vector(string title, string text)
    {
        var places = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var at = 0;
        foreach (var token in Words.OfText(title))
            Add(token, "A");
        at++; // No phrase reaches from the title into the text.
        foreach (var token in Words.OfText(text).Take(Most - at))
            Add(token, "");
        var vector = new StringBuilder();
        foreach (var (token, positions) in places)
            vector.Append(CultureInfo.InvariantCulture, $"'{token}':{string.Join(',', positions)} ");
        return vector.ToString();

        void Add(string token, string weight)
        {
            if (!places.TryGetValue(token, out var positions))
                places[token] = positions = [];
            positions.Add((++at).ToString(CultureInfo.InvariantCulture) + weight);
        }
    }
}
