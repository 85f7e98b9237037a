using Portal.Content.Items;
using Portal.Kit.Events;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Storage.Events;

namespace Portal.Content.Publish;

/// <summary>Takes an item off the public pages at once.</summary>
public sealed class TakeDown
{
    private readonly ItemWrites writes;
    private readonly PublicPages pages;

    internal TakeDown(ItemWrites writes, PublicPages pages)
    {
        this.writes = writes;
        this.pages = pages;
    }

    /// <summary>Takes down for a reason of 1–200 characters, which the audit trail keeps. Nothing is lost: the draft stays.</summary>
    public async Task<Outcome<Done>> HandleAsync(CurrentUser user, Guid itemId, string reason, CancellationToken ct = default)
    {
        var outcome = await writes.RunAsync<Done>(
            async db =>
            {
                if (await ItemWrites.FindAsync(db, user, ContentPermissions.TakeDown, itemId, ct) is not { } item)
                    return writes.NotFound;
                if (reason.Trim().Length is 0 or > 200)
                    return writes.Refuse(RefusalKind.Invalid, "takedown.reason", 200) with { Field = "reason" };
                if (item.PublishedVersionId is null && item.State != ItemState.Scheduled)
                    return Done.Instance;
                Remove(item, reason.Trim());
                writes.Touch(db, item, user, "take-down", reason.Trim());
                db.Announce(new ItemPublished(item.Type, item.Id, item.PlaceId, false));
                return Done.Instance;
            },
            ct);
        if (outcome.IsDone)
            await pages.EvictAsync(itemId, ct);
        return outcome;
    }

    internal static void Remove(ItemRow item, string reason)
    {
        // A newer version that is being written or reviewed goes on; only what was public or about to be is stopped.
        if (item.State is ItemState.Published or ItemState.Scheduled)
            item.State = ItemState.TakenDown;
        item.PublishedVersionId = null;
        item.PublishedAt = null;
        item.PublishAt = null;
        item.ArchiveAt = null;
        item.TakenDownReason = reason;
    }
}
