using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Content.Items;
using Portal.Kit.People;
using Portal.Storage.Database;

namespace Portal.Content.Media.Browse;

/// <summary>What staff see of the media library: a folder for each place, newest first.</summary>
public sealed class MediaLibrary(PortalStore store)
{
    /// <summary>A page of what this person may see, from 1.</summary>
    public async Task<MediaPage> ListAsync(CurrentUser user, MediaFilter filter, int page, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var rows = Filtered(db, user, filter);
        var total = await rows.CountAsync(ct);
        var found = await (
            from media in rows.OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Skip((Math.Clamp(page, 1, 10_000) - 1) * MediaPage.Size).Take(MediaPage.Size)
            join place in db.Set<PlaceRow>() on media.PlaceId equals place.Id
            select new { media, place.Name, Uses = Shown(db).Count(u => u == media.Id) }).ToListAsync(ct);
        var ids = found.ConvertAll(f => f.media.Id);
        var variants = await db.Set<VariantRow>().Where(v => ids.Contains(v.MediaId)).Select(v => new { v.MediaId, v.Width }).ToListAsync(ct);
        return new MediaPage(
            [.. found.OrderByDescending(f => f.media.At).ThenByDescending(f => f.media.Id).Select(f => new MediaLine(
                f.media.Facts([.. variants.Where(v => v.MediaId == f.media.Id).Select(v => v.Width).Order()]),
                f.media.Title, f.media.Bytes, f.media.PlaceId, f.Name, f.media.At, f.Uses))],
            total);
    }

    /// <summary>The places whose libraries this person may see and that hold something.</summary>
    public async Task<IReadOnlyList<MediaFolder>> FoldersAsync(CurrentUser user, CancellationToken ct = default)
    {
        await using var db = store.Open();
        return await Filtered(db, user, new MediaFilter()).GroupBy(m => m.PlaceId).Select(g => new MediaFolder(g.Key, g.Count())).ToListAsync(ct);
    }

    /// <summary>Which texts show it, at most 50.</summary>
    public async Task<IReadOnlyList<MediaUse>> UsesAsync(CurrentUser user, Guid mediaId, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var places = db.PlacesOf(user, ContentPermissions.Read);
        var used = db.Set<MediaUseRow>().Where(u => u.MediaId == mediaId).Select(u => u.VersionId);
        return await (
            from item in db.Set<ItemRow>()
            join version in db.Set<VersionRow>() on item.LatestVersionId equals version.Id
            where places.Contains(item.PlaceId) && (used.Contains(item.LatestVersionId) || (item.PublishedVersionId != null && used.Contains(item.PublishedVersionId.Value)))
            orderby item.ChangedAt descending
            select new MediaUse(item.Id, version.Title, item.State, item.PublishedVersionId != null)).Take(50).ToListAsync(ct);
    }

    /// <summary>Names of other places whose libraries hold the very same file.</summary>
    public async Task<IReadOnlyList<string>> AlsoAtAsync(Guid mediaId, CancellationToken ct = default)
    {
        await using var db = store.Open();
        return await (
            from one in db.Set<MediaRow>()
            join other in db.Set<MediaRow>() on one.Blob equals other.Blob
            join place in db.Set<PlaceRow>() on other.PlaceId equals place.Id
            where one.Id == mediaId && other.Id != mediaId
            orderby place.SortKey
            select place.Name).Take(20).ToListAsync(ct);
    }

    /// <summary>Media ids that a newest or public version shows, once for each text.</summary>
    internal static IQueryable<Guid> Shown(PortalDb db) =>
        from use in db.Set<MediaUseRow>()
        join version in db.Set<VersionRow>() on use.VersionId equals version.Id
        join item in db.Set<ItemRow>() on version.ItemId equals item.Id
        where item.PublishedVersionId == version.Id || (item.LatestVersionId == version.Id)
        select use.MediaId;

    private static IQueryable<MediaRow> Filtered(PortalDb db, CurrentUser user, MediaFilter filter)
    {
        var places = db.PlacesOf(user, ContentPermissions.Read);
        var rows = db.Set<MediaRow>().Where(m => places.Contains(m.PlaceId));
        if (filter.PlaceId is { } place)
            rows = rows.Where(m => m.PlaceId == place);
        if (filter.Kind is { } kind)
            rows = rows.Where(m => m.Kind == kind);
        if (filter.Words.Trim() is { Length: > 0 and <= 80 } words)
            rows = rows.Where(m => m.Title.Contains(words) || m.Alt.Contains(words));
        return filter.UnusedOnly ? rows.Where(m => !Shown(db).Contains(m.Id)) : rows;
    }
}
