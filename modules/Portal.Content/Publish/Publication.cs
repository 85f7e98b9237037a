using Microsoft.EntityFrameworkCore;
using Portal.Content.Find;
using Portal.Content.Items;
using Portal.Content.Review;
using Portal.Content.Slugs;
using Portal.Kit.Events;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;
using Portal.Storage.Events;

namespace Portal.Content.Publish;

/// <summary>Making the newest version public, whoever asks: an editor, the clock, an import.</summary>
internal sealed class Publication(ItemWrites writes, ReviewPlan plan, SlugMaker slugs, SearchEntries search)
{
    /// <summary>Publishes if every review of this very version is signed. The slug is taken at the first publication.</summary>
    public async Task<Refusal?> PublishAsync(PortalDb db, ItemRow item, CurrentUser user, string verb, CancellationToken ct)
    {
        if (await plan.NextAsync(db, item, null, ct) is not null)
            return writes.Refuse(RefusalKind.Conflict, "publish.not-reviewed");
        var version = await db.Set<VersionRow>().AsNoTracking().FirstAsync(v => v.Id == item.LatestVersionId, ct);
        await MakePublicAsync(db, item, version, ct);
        writes.Touch(db, item, user, verb, $"v{version.Number}");
        return null;
    }

    /// <summary>As <see cref="PublishAsync"/>, without asking for reviews: imports by the operator only.</summary>
    public async Task MakePublicAsync(PortalDb db, ItemRow item, VersionRow version, CancellationToken ct)
    {
        var now = writes.Clock.UtcNow();
        item.FirstPublishedAt ??= now;
        item.PublishedAt = now;
        item.PublishedVersionId = version.Id;
        item.State = ItemState.Published;
        item.PublishAt = null;
        item.TakenDownReason = null;
        item.Slug ??= await slugs.TakeAsync(db, item, item.WantedSlug ?? version.Title, ct);
        await search.PutAsync(db, item, version, ct);
        db.Announce(new ItemPublished(item.Type, item.Id, item.PlaceId, true));
    }

    /// <summary>Takes off the public pages and out of the search what was public, and stops an hour that was set.</summary>
    public async Task WithdrawAsync(PortalDb db, ItemRow item, string reason, CancellationToken ct)
    {
        // A newer version that is being written or reviewed goes on; only what was public or about to be is stopped.
        if (item.State is ItemState.Published or ItemState.Scheduled)
            item.State = ItemState.TakenDown;
        item.PublishedVersionId = null;
        item.PublishedAt = null;
        item.PublishAt = null;
        item.ArchiveAt = null;
        item.TakenDownReason = reason;
        await search.RemoveAsync(db, item, ct);
        db.Announce(new ItemPublished(item.Type, item.Id, item.PlaceId, false));
    }
}
