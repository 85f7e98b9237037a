using Portal.Content.Items;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;

namespace Portal.Content.Publish;

/// <summary>Publishes a version that has passed its reviews, now or at an hour.</summary>
public sealed class PublishItem
{
    private readonly ItemWrites writes;
    private readonly Publication publication;
    private readonly PublicPages pages;

    internal PublishItem(ItemWrites writes, Publication publication, PublicPages pages)
    {
        this.writes = writes;
        this.publication = publication;
        this.pages = pages;
    }

    /// <summary>Publishes <paramref name="versionId"/> now. Done twice it is done once.</summary>
    public async Task<Outcome<ItemState>> NowAsync(CurrentUser user, Guid itemId, Guid versionId, CancellationToken ct = default)
    {
        var outcome = await writes.RunAsync<ItemState>(
            async db =>
            {
                if (await ItemWrites.FindAsync(db, user, ContentPermissions.Publish, itemId, ct) is not { } item)
                    return writes.NotFound;
                if (item.PublishedVersionId == versionId)
                    return item.State;
                if (Refuse(item, versionId) is { } refusal)
                    return refusal;
                return await publication.PublishAsync(db, item, user, "publish", ct) is { } no ? no : item.State;
            },
            ct);
        if (outcome.IsDone)
            await pages.EvictAsync(itemId, ct);
        return outcome;
    }

    /// <summary>Publishes <paramref name="versionId"/> at an instant (UTC) within the next year; and, if given, takes it down at another.</summary>
    public Task<Outcome<ItemState>> AtAsync(CurrentUser user, Guid itemId, Guid versionId, DateTime at, DateTime? archiveAt = null, CancellationToken ct = default) =>
        writes.RunAsync<ItemState>(
            async db =>
            {
                if (await ItemWrites.FindAsync(db, user, ContentPermissions.Publish, itemId, ct) is not { } item)
                    return writes.NotFound;
                if (Refuse(item, versionId) is { } refusal)
                    return refusal;
                var now = writes.Clock.UtcNow();
                if (at <= now || at > now.AddYears(1))
                    return writes.Refuse(RefusalKind.Invalid, "publish.hour") with { Field = "at" };
                if (archiveAt <= at)
                    return writes.Refuse(RefusalKind.Invalid, "publish.archive") with { Field = "archiveAt" };
                item.State = ItemState.Scheduled;
                item.PublishAt = at;
                item.ArchiveAt = archiveAt;
                writes.Touch(db, item, user, "schedule", ChinaTime.Iso(at));
                return item.State;
            },
            ct);

    /// <summary>Takes an hour back: the version is approved and waits.</summary>
    public Task<Outcome<ItemState>> UnscheduleAsync(CurrentUser user, Guid itemId, CancellationToken ct = default) =>
        writes.RunAsync<ItemState>(
            async db =>
            {
                if (await ItemWrites.FindAsync(db, user, ContentPermissions.Publish, itemId, ct) is not { } item)
                    return writes.NotFound;
                if (item.State != ItemState.Scheduled)
                    return item.State;
                item.State = ItemState.Approved;
                item.PublishAt = null;
                writes.Touch(db, item, user, "unschedule");
                return item.State;
            },
            ct);

    private Refusal? Refuse(ItemRow item, Guid versionId)
    {
        if (item.LatestVersionId != versionId)
            return writes.Changed;
        return item.State is ItemState.Approved or ItemState.Scheduled ? null : writes.Refuse(RefusalKind.Conflict, "publish.not-reviewed");
    }
}
