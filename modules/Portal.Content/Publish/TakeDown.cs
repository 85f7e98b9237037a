using Portal.Content.Items;
using Portal.Kit.Outcomes;
using Portal.Kit.People;

namespace Portal.Content.Publish;

/// <summary>Takes an item off the public pages at once.</summary>
public sealed class TakeDown
{
    private readonly ItemWrites writes;
    private readonly Publication publication;
    private readonly PublicPages pages;

    internal TakeDown(ItemWrites writes, Publication publication, PublicPages pages)
    {
        this.writes = writes;
        this.publication = publication;
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
                await publication.WithdrawAsync(db, item, reason.Trim(), ct);
                writes.Touch(db, item, user, "take-down", reason.Trim());
                return Done.Instance;
            },
            ct);
        if (outcome.IsDone)
            await pages.EvictAsync(itemId, ct);
        return outcome;
    }
}
