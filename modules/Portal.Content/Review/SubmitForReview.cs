using Microsoft.EntityFrameworkCore;
using Portal.Content.Items;
using Portal.Kit.Outcomes;
using Portal.Kit.People;

namespace Portal.Content.Review;

/// <summary>The author hands a version to the first reviewer.</summary>
public sealed class SubmitForReview
{
    private readonly ItemWrites writes;
    private readonly ReviewPlan plan;
    private readonly ReviewNotices notices;
    private readonly MachineCheck check;
    private readonly LinkCheck links;

    internal SubmitForReview(ItemWrites writes, ReviewPlan plan, ReviewNotices notices, MachineCheck check, LinkCheck links)
    {
        this.links = links;
        this.writes = writes;
        this.plan = plan;
        this.notices = notices;
        this.check = check;
    }

    /// <summary>Visits the links of a text that lead to other sites, so that its reviewers see which are dead. A few seconds at most.</summary>
    public Task VisitLinksAsync(ItemText text, CancellationToken ct = default) => links.VisitAsync(text, ct);

    /// <summary>Submits <paramref name="versionId"/>, if it is the newest. Submitting twice changes nothing.</summary>
    public Task<Outcome<ItemState>> HandleAsync(CurrentUser user, Guid itemId, Guid versionId, CancellationToken ct = default) =>
        writes.RunAsync<ItemState>(
            async db =>
            {
                if (await ItemWrites.FindAsync(db, user, ContentPermissions.Write, itemId, ct) is not { } item)
                    return writes.NotFound;
                if (item.LatestVersionId != versionId)
                    return writes.Changed;
                if (item.State != ItemState.Writing)
                    return item.State;
                var version = await db.Set<VersionRow>().AsNoTracking().FirstAsync(v => v.Id == versionId, ct);
                var stops = (await check.FindAsync(db, item.PlaceId, ItemText.Of(version), ct)).FirstOrDefault(f => f.Stops);
                if (stops is not null)
                    return new Refusal(RefusalKind.Invalid, stops.Words);
                var next = await plan.NextAsync(db, item, null, ct);
                item.State = ReviewPlan.Waiting(next);
                writes.Touch(db, item, user, "submit", $"v{version.Number}");
                await notices.WaitingAsync(db, item, version, next, ct);
                return item.State;
            },
            ct);
}
