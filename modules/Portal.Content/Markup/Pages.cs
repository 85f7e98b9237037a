using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Portal.Content.Media;
using Portal.Storage.Database;

namespace Portal.Content.Markup;

/// <summary>Renders stored texts with the pictures that they name.</summary>
public sealed class Pages(PortalStore store)
{
    /// <summary>The body as markup, safe to put into a page.</summary>
    public async Task<MarkupString> RenderAsync(string markdown, CancellationToken ct = default) =>
        new(MarkdownPage.ToHtml(markdown, await FactsAsync(MarkdownPage.Inspect(markdown).Media, ct)));

    /// <summary>What is known of these items of the media library; at most 500 are asked.</summary>
    public async Task<IReadOnlyDictionary<Guid, MediaFacts>> FactsAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct = default)
    {
        if (ids.Count == 0)
            return new Dictionary<Guid, MediaFacts>();
        var asked = ids.Distinct().Take(500).ToList();
        await using var db = store.Open();
        var rows = await db.Set<MediaRow>().Where(m => asked.Contains(m.Id)).ToListAsync(ct);
        var posters = await PostersAsync(db, rows, ct);
        var variants = await db.Set<VariantRow>().Where(v => asked.Contains(v.MediaId)).Select(v => new { v.MediaId, v.Width }).ToListAsync(ct);
        return rows.ToDictionary(
            m => m.Id,
            m => m.Facts([.. variants.Where(v => v.MediaId == m.Id).Select(v => v.Width).Order()]) with { Poster = m.PosterId is { } p ? posters.GetValueOrDefault(p) : null });
    }

    private static async Task<Dictionary<Guid, string>> PostersAsync(PortalDb db, List<MediaRow> rows, CancellationToken ct)
    {
        var ids = rows.Select(m => m.PosterId).OfType<Guid>().ToList();
        if (ids.Count == 0)
            return [];
        var found = await db.Set<MediaRow>().Where(m => ids.Contains(m.Id)).ToListAsync(ct);
        return found.ToDictionary(m => m.Id, m => m.Facts([]).Address);
    }

    /// <summary>What is known of one item, or null.</summary>
    public async Task<MediaFacts?> FactsAsync(Guid? id, CancellationToken ct = default) =>
        id is { } asked ? (await FactsAsync([asked], ct)).GetValueOrDefault(asked) : null;
}
