using Microsoft.EntityFrameworkCore;
using Portal.Content.Items;
using Portal.Content.Review.Who;
using Portal.Content.Types;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;

namespace Portal.Content.Review;

/// <summary>A reviewer sends a version back with words.</summary>
public sealed class SendBack
{
    private readonly ItemWrites writes;
    private readonly ReviewNotices notices;
    private readonly WhoReviews who;

    internal SendBack(ItemWrites writes, ReviewNotices notices, WhoReviews who)
    {
        this.who = who;
        this.writes = writes;
        this.notices = notices;
    }

    /// <summary>
    /// Back to the author with <paramref name="words"/> (1–500 characters) at <paramref name="passage"/> (at most 300, empty
    /// for the whole text). Whoever may sign the step, or has the power to publish once it is approved, may send back.
    /// </summary>
    public Task<Outcome<Done>> HandleAsync(CurrentUser user, Guid itemId, Guid versionId, ReviewStep step, string words, string passage = "", CancellationToken ct = default) =>
        writes.RunAsync<Done>(
            async db =>
            {
                if (await db.Set<ItemRow>().FirstOrDefaultAsync(i => i.Id == itemId, ct) is not { } item || user.Id is not { } person || !await who.MayAsync(user, item.PlaceId, step, ct))
                    return writes.NotFound;
                if (words.Trim().Length == 0)
                    return writes.Refuse(RefusalKind.Invalid, "review.no-words") with { Field = "words" };
                if (words.Length > 500 || passage.Length > 300)
                    return writes.Refuse(RefusalKind.TooLarge, "review.long", 500);
                if (item.LatestVersionId != versionId)
                    return writes.Refuse(RefusalKind.Conflict, "review.other-version");
                if (ReviewPlan.WaitsFor(item.State) != step)
                    return writes.Refuse(RefusalKind.Conflict, "review.not-waiting");
                var version = await db.Set<VersionRow>().AsNoTracking().FirstAsync(v => v.Id == versionId, ct);
                var now = writes.Clock.UtcNow();
                db.Add(new RemarkRow
                {
                    Id = Guid.CreateVersion7(now),
                    ItemId = itemId,
                    VersionId = versionId,
                    Step = step,
                    PersonId = person,
                    PersonName = user.Name,
                    At = now,
                    Passage = passage.Trim(),
                    Words = words.Trim(),
                });
                await db.Set<SignatureRow>().Where(s => s.VersionId == versionId).ExecuteDeleteAsync(ct);
                item.State = ItemState.Writing;
                writes.Touch(db, item, user, "send-back", $"{step} v{version.Number}: {words.Trim()}");
                notices.SentBack(db, item, version, words.Trim());
                return Done.Instance;
            },
            ct);
}
