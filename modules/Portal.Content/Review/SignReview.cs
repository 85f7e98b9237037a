using Microsoft.EntityFrameworkCore;
using Portal.Content.Items;
using Portal.Content.Review.Who;
using Portal.Content.Types;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Content.Review;

/// <summary>A reviewer signs a version in the step for which it waits.</summary>
public sealed class SignReview
{
    private readonly ItemWrites writes;
    private readonly ReviewPlan plan;
    private readonly ReviewNotices notices;
    private readonly WhoReviews who;

    internal SignReview(ItemWrites writes, ReviewPlan plan, ReviewNotices notices, WhoReviews who)
    {
        this.who = who;
        this.writes = writes;
        this.plan = plan;
        this.notices = notices;
    }

    /// <summary>
    /// Signs <paramref name="versionId"/>. Refused when another version is the newest, when it waits for no review, when
    /// this person wrote any version of it or signed it before. Returns where the item stands then.
    /// </summary>
    public Task<Outcome<ItemState>> HandleAsync(CurrentUser user, Guid itemId, Guid versionId, ReviewStep step, string remark, CancellationToken ct = default) =>
        writes.RunAsync<ItemState>(
            async db =>
            {
                if (await db.Set<ItemRow>().FirstOrDefaultAsync(i => i.Id == itemId, ct) is not { } item || user.Id is not { } person || !await who.MayAsync(user, item.PlaceId, step, ct))
                    return writes.NotFound;
                if (remark.Length > 500)
                    return writes.Refuse(RefusalKind.TooLarge, "review.long", 500);
                if (await RefuseAsync(db, item, versionId, step, person, ct) is { } refusal)
                    return refusal;
                var version = await db.Set<VersionRow>().AsNoTracking().FirstAsync(v => v.Id == versionId, ct);
                db.Add(new SignatureRow
                {
                    VersionId = versionId,
                    Step = step,
                    ItemId = itemId,
                    PersonId = person,
                    PersonName = user.Name,
                    At = writes.Clock.UtcNow(),
                    Remark = remark.Trim(),
                });
                var next = await plan.NextAsync(db, item, step, ct);
                item.State = ReviewPlan.Waiting(next);
                writes.Touch(db, item, user, "sign", $"{step} v{version.Number}");
                await notices.WaitingAsync(db, item, version, next, ct);
                return item.State;
            },
            ct);

    private async Task<Refusal?> RefuseAsync(PortalDb db, ItemRow item, Guid versionId, ReviewStep step, Guid person, CancellationToken ct)
    {
        if (item.LatestVersionId != versionId)
            return writes.Refuse(RefusalKind.Conflict, "review.other-version");
        if (ReviewPlan.WaitsFor(item.State) != step)
            return writes.Refuse(RefusalKind.Conflict, "review.not-waiting");
        if (await db.Set<VersionRow>().AnyAsync(v => v.ItemId == item.Id && v.AuthorId == person, ct))
            return writes.Refuse(RefusalKind.Forbidden, "review.own");
        return await db.Set<SignatureRow>().AnyAsync(s => s.VersionId == versionId && s.PersonId == person, ct)
            ? writes.Refuse(RefusalKind.Forbidden, "review.twice")
            : null;
    }
}
