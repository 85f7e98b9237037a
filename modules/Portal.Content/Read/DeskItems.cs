using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Content.Items;
using Portal.Content.Review;
using Portal.Content.Review.Who;
using Portal.Content.Types;
using Portal.Kit.People;
using Portal.Storage.Database;

namespace Portal.Content.Read;

/// <summary>What staff read: drafts, queues, history.</summary>
public sealed class DeskItems
{
    private readonly PortalStore store;
    private readonly MachineCheck check;
    private readonly ReviewPlan plan;
    private readonly WhoReviews who;

    internal DeskItems(PortalStore store, MachineCheck check, ReviewPlan plan, WhoReviews who)
    {
        this.plan = plan;
        this.who = who;
        this.store = store;
        this.check = check;
    }

    /// <summary>A page of the items that this person may read, last changed first; 20 a page. Null filters show all.</summary>
    public async Task<DeskPage> ListAsync(CurrentUser user, IReadOnlyCollection<string> typeKeys, ItemState? state, string? search, int page, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var places = db.PlacesOf(user, ContentPermissions.Read);
        var rows = db.Set<ItemRow>().Where(i => typeKeys.Contains(i.Type) && places.Contains(i.PlaceId));
        if (state is not null)
            rows = rows.Where(i => i.State == state);
        return await PageAsync(db, rows, search, page, ct);
    }

    /// <summary>A page of what waits for a review that this person may sign, oldest first. Own texts are left out.</summary>
    public async Task<DeskPage> QueueAsync(CurrentUser user, int page, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var first = await who.PlacesAsync(user, ReviewStep.First, ct);
        var second = await who.PlacesAsync(user, ReviewStep.Second, ct);
        var final = await who.PlacesAsync(user, ReviewStep.Final, ct);
        var versions = db.Set<VersionRow>();
        var signatures = db.Set<SignatureRow>();
        var rows = db.Set<ItemRow>().Where(i =>
            ((i.State == ItemState.FirstReview && first.Contains(i.PlaceId))
                || (i.State == ItemState.SecondReview && second.Contains(i.PlaceId))
                || (i.State == ItemState.FinalReview && final.Contains(i.PlaceId)))
            && !versions.Any(v => v.ItemId == i.Id && v.AuthorId == user.Id)
            && !signatures.Any(s => s.VersionId == i.LatestVersionId && s.PersonId == user.Id));
        return await PageAsync(db, rows, null, page, ct);
    }

    /// <summary>A page of what is approved and waits to be published by this person.</summary>
    public async Task<DeskPage> ReadyAsync(CurrentUser user, int page, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var places = db.PlacesOf(user, ContentPermissions.Publish);
        var rows = db.Set<ItemRow>().Where(i => (i.State == ItemState.Approved || i.State == ItemState.Scheduled) && places.Contains(i.PlaceId));
        return await PageAsync(db, rows, null, page, ct);
    }

    /// <summary>An item with its history; null when it is not there for this person. At most 200 versions.</summary>
    public async Task<DeskItem?> FindAsync(CurrentUser user, Guid itemId, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var places = db.PlacesOf(user, ContentPermissions.Read);
        var item = await db.Set<ItemRow>().FirstOrDefaultAsync(i => i.Id == itemId && places.Contains(i.PlaceId), ct);
        if (item is null)
            return null;
        var versions = await db.Set<VersionRow>().Where(v => v.ItemId == itemId).OrderByDescending(v => v.Number).Take(200)
            .Select(v => new VersionLine(v.Id, v.Number, v.Title, v.AuthorId, v.AuthorName, v.At)).ToListAsync(ct);
        var latest = await db.Set<VersionRow>().FirstAsync(v => v.Id == item.LatestVersionId, ct);
        var signatures = await db.Set<SignatureRow>().Where(s => s.ItemId == itemId).OrderByDescending(s => s.At).Take(200).ToListAsync(ct);
        var remarks = await db.Set<RemarkRow>().Where(r => r.ItemId == itemId).OrderByDescending(r => r.At).Take(100).ToListAsync(ct);
        var findings = await check.FindAsync(db, item.PlaceId, ItemText.Of(latest), ct);
        return new DeskItem(item, ItemText.Of(latest), versions, signatures, remarks, findings)
        {
            Steps = await plan.OfAsync(item.Type, item.PlaceId, ct),
            MaySign = ReviewPlan.WaitsFor(item.State) is { } step && await who.MayAsync(user, item.PlaceId, step, ct) && versions.TrueForAll(v => v.AuthorId != user.Id)
                && signatures.TrueForAll(s => s.VersionId != latest.Id || s.PersonId != user.Id),
        };
    }

    /// <summary>The words of one version of an item that this person may read, or null.</summary>
    public async Task<ItemText?> VersionAsync(CurrentUser user, Guid versionId, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var places = db.PlacesOf(user, ContentPermissions.Read);
        var version = await db.Set<VersionRow>()
            .FirstOrDefaultAsync(v => v.Id == versionId && db.Set<ItemRow>().Any(i => i.Id == v.ItemId && places.Contains(i.PlaceId)), ct);
        return version is null ? null : ItemText.Of(version);
    }

    private static async Task<DeskPage> PageAsync(PortalDb db, IQueryable<ItemRow> rows, string? search, int page, CancellationToken ct)
    {
        var lines =
            from item in rows
            join version in db.Set<VersionRow>() on item.LatestVersionId equals version.Id
            join place in db.Set<PlaceRow>() on item.PlaceId equals place.Id
            select new { item, version, place };
        if (search?.Trim() is { Length: > 0 and <= 80 } words)
            lines = lines.Where(l => l.version.Title.Contains(words) || l.version.AuthorName.Contains(words));
        var total = await lines.CountAsync(ct);
        var found = await lines.OrderByDescending(l => l.item.ChangedAt).ThenBy(l => l.item.Id)
            .Skip((Math.Clamp(page, 1, 10_000) - 1) * DeskPage.Size).Take(DeskPage.Size)
            .Select(l => new DeskLine(
                l.item.Id, l.item.Type, l.place.Name, l.item.State, l.item.PublishedVersionId != null, l.item.Slug, l.version.Title,
                l.version.AuthorName, l.version.Number, l.item.ChangedAt, l.item.PublishAt))
            .ToListAsync(ct);
        return new DeskPage(found, total);
    }
}
