using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Content.Items;
using Portal.Content.Publish;
using Portal.Content.Types;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Content.Read;

/// <summary>What the public reads.</summary>
public sealed class PublishedItems(PortalStore store, ContentTypes types)
{
    /// <summary>Most cards on a page.</summary>
    public const int MostCards = 50;

    /// <summary>The tag with which a page that shows this item is cached.</summary>
    public static string Tag(Guid itemId) => PublicPages.Tag(itemId);

    /// <summary>The public item under that slug, or null.</summary>
    public async Task<PublishedItem?> FindAsync(string type, string slug, CancellationToken ct = default)
    {
        if (slug.Length > 200)
            return null;
        await using var db = store.Open();
        var found = await (
            from item in db.Set<ItemRow>()
            join version in db.Set<VersionRow>() on item.PublishedVersionId equals version.Id
            join place in db.Set<PlaceRow>() on item.PlaceId equals place.Id
            where item.Type == type && item.Slug == slug
            select new { item, version, place.Name, place.Path, place.Phone }).FirstOrDefaultAsync(ct);
        if (found is null)
            return null;
        var signatures = await db.Set<SignatureRow>().Where(s => s.VersionId == found.version.Id)
            .Select(s => new PublicSignature(s.Step, s.PersonName, s.At)).ToListAsync(ct);
        return new PublishedItem(
            found.item.Id, type, found.item.PlaceId, found.Name, found.Path, found.item.Slug!, ItemText.Of(found.version),
            found.item.FirstPublishedAt!.Value, found.item.PublishedAt!.Value, found.version.Id, [.. signatures.OrderBy(s => s.Step)])
        {
            PlacePhone = found.Phone,
        };
    }

    /// <summary>Where an old slug leads now, relative to the root; null when it leads nowhere.</summary>
    public async Task<string?> MovedAsync(string type, string slug, CancellationToken ct = default)
    {
        if (slug.Length > 200 || types.Find(type) is not { } known)
            return null;
        await using var db = store.Open();
        var now = await (
            from old in db.Set<SlugRow>()
            join item in db.Set<ItemRow>() on old.ItemId equals item.Id
            where old.Type == type && old.Slug == slug && item.PublishedVersionId != null && item.Slug != slug
            select item.Slug).FirstOrDefaultAsync(ct);
        return now is null ? null : known.Address(now);
    }

    /// <summary>A page of cards, newest first. <paramref name="page"/> counts from 1; <paramref name="size"/> is cut at <see cref="MostCards"/>.</summary>
    public async Task<CardPage> ListAsync(string type, CardFilter filter, int page, int size, CancellationToken ct = default)
    {
        size = Math.Clamp(size, 1, MostCards);
        page = Math.Clamp(page, 1, 10_000);
        await using var db = store.Open();
        var rows = Filtered(db, type, filter);
        var total = await rows.CountAsync(ct);
        var cards = await Cards(db, rows.OrderByDescending(i => i.FirstPublishedAt).ThenByDescending(i => i.Id).Skip((page - 1) * size).Take(size)).ToListAsync(ct);
        return new CardPage([.. cards.OrderByDescending(c => c.PublishedAt).ThenByDescending(c => c.Id)], total, page, size);
    }

    /// <summary>The newest cards, at most <see cref="MostCards"/>. Nothing is counted: that would read every item of the type.</summary>
    public async Task<IReadOnlyList<ItemCard>> NewestAsync(string type, CardFilter filter, int size, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var rows = Filtered(db, type, filter).OrderByDescending(i => i.FirstPublishedAt).ThenByDescending(i => i.Id).Take(Math.Clamp(size, 1, MostCards));
        var cards = await Cards(db, rows).ToListAsync(ct);
        return [.. cards.OrderByDescending(c => c.PublishedAt).ThenByDescending(c => c.Id)];
    }

    /// <summary>The years in which items of the type were published, newest first.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(string type, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var rows = Filtered(db, type, new CardFilter());
        var first = await rows.MinAsync(i => i.FirstPublishedAt, ct);
        var last = await rows.MaxAsync(i => i.FirstPublishedAt, ct);
        if (first is null || last is null)
            return [];
        var (from, to) = (ChinaTime.LocalDay(first.Value).Year, ChinaTime.LocalDay(last.Value).Year);
        return [.. Enumerable.Range(from, to - from + 1).Reverse()];
    }

    /// <summary>Ids of the places at which items of the type are public; at most 500.</summary>
    public async Task<IReadOnlyList<Guid>> PlacesAsync(string type, CancellationToken ct = default)
    {
        await using var db = store.Open();
        return await Filtered(db, type, new CardFilter()).Select(i => i.PlaceId).Distinct().Take(500).ToListAsync(ct);
    }

    private static IQueryable<ItemRow> Filtered(PortalDb db, string type, CardFilter filter)
    {
        var rows = db.Set<ItemRow>().Where(i => i.Type == type && i.PublishedVersionId != null);
        if (filter.PlacePath is { Length: > 0 } path)
        {
            var places = db.PlacesWithin(path);
            rows = rows.Where(i => places.Contains(i.PlaceId));
        }

        if (filter.Year is { } year and >= 2000 and < 2200)
        {
            var from = ChinaTime.ToUtc(new DateTime(year, 1, 1));
            var to = ChinaTime.ToUtc(new DateTime(year + 1, 1, 1));
            rows = rows.Where(i => i.FirstPublishedAt >= from && i.FirstPublishedAt < to);
        }

        return filter.Except is { } except ? rows.Where(i => i.Id != except) : rows;
    }

    private static IQueryable<ItemCard> Cards(PortalDb db, IQueryable<ItemRow> rows) =>
        from item in rows
        join version in db.Set<VersionRow>() on item.PublishedVersionId equals version.Id
        join place in db.Set<PlaceRow>() on item.PlaceId equals place.Id
        select new ItemCard(
            item.Id, item.Type, item.PlaceId, place.Name, item.Slug!, version.Title, version.Summary, version.CoverId, version.Part, item.FirstPublishedAt!.Value);
}
