using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Calendar.Agenda;
using Portal.Calendar.Plan;
using Portal.Calendar.Texts;
using Portal.Content.Items;
using Portal.Content.Publish;
using Portal.Content.Review;
using Portal.Content.Write;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Notices.Outbox;
using Portal.Storage.Database;

namespace Portal.Calendar.Words;

/// <summary>Keeps the words of an activity as versions, and brings them before the reviewers; where a place asks for no review they are public at once.</summary>
internal sealed class OfferWords(
    PortalStore store, CreateDraft create, SaveVersion save, RestoreVersion restore, SubmitForReview submit, PublishItem publish, ShowWords show, IStringLocalizer<CalendarTexts> texts)
{
    /// <summary>Saves words as the newest version. Null where it went well.</summary>
    public async Task<Refusal?> KeepAsync(CurrentUser user, Guid id, ItemText text, CancellationToken ct = default) => (await VersionAsync(user, id, text, ct)).Refusal;

    /// <summary>Saves words and submits them; the answer is where they stand then.</summary>
    public async Task<Outcome<ItemState>> OfferAsync(CurrentUser user, Guid id, ItemText text, CancellationToken ct = default)
    {
        var saved = await VersionAsync(user, id, text, ct);
        if (!saved.IsDone)
            return saved.Refusal;
        var version = saved.Value.VersionId;
        var state = await submit.HandleAsync(user, id, version, ct);
        // Nobody needs to look at it here, so nobody needs to press a second button.
        if (state is { IsDone: true, Value: ItemState.Approved } && await NeedsNoReviewAsync(version, ct))
        {
            state = await publish.NowAsync(user, id, version, ct);
            // "Has passed its reviews" would tell the author of something that did not happen.
            await store.WriteAsync(db => db.Set<NoticeRow>().Where(n => n.Key == $"content.approved:{version}").ExecuteDeleteAsync(ct), ct);
        }
        if (state is { IsDone: true, Value: ItemState.Published })
            await show.FollowAsync(id, ct);
        return state;
    }

    /// <summary>Submits a draft as it stands: one that came from a table or from another month.</summary>
    public async Task<Outcome<ItemState>> OfferAsync(CurrentUser user, Guid id, CancellationToken ct = default)
    {
        await using var db = store.Open();
        if (await db.OwnActivities(user).SingleOrDefaultAsync(a => a.Id == id, ct) is not { } row)
            return new Refusal(RefusalKind.NotFound, texts["plan.gone"]);
        return await OfferAsync(user, id, await NewestAsync(db, id, ct) is { } version ? ItemText.Of(version) : ActivityContent.Of(row), ct);
    }

    /// <summary>The newest words of an activity; null while it has no item.</summary>
    public static Task<VersionRow?> NewestAsync(PortalDb db, Guid id, CancellationToken ct) =>
        db.Set<VersionRow>().AsNoTracking().FirstOrDefaultAsync(v => db.Set<ItemRow>().Any(i => i.Id == id && i.LatestVersionId == v.Id), ct);

    private async Task<Outcome<Saved>> VersionAsync(CurrentUser user, Guid id, ItemText text, CancellationToken ct)
    {
        ItemRow? item;
        Guid place;
        await using (var db = store.Open())
        {
            item = await db.Set<ItemRow>().SingleOrDefaultAsync(i => i.Id == id, ct);
            place = await db.Set<ActivityRow>().Where(a => a.Id == id).Select(a => a.PlaceId).SingleAsync(ct);
        }
        if (item is null)
            return await create.HandleAsync(user, id, ActivityContent.Key, place, text, ct);
        var saved = await save.HandleAsync(user, id, item.LatestVersionId, text, ct);
        if (saved is { IsDone: true, Value.Conflict: not null })
            return new Refusal(RefusalKind.Conflict, texts["plan.conflict"]);
        // What was taken down begins anew, reviews and all.
        return saved.IsDone && item.State == ItemState.TakenDown ? await restore.HandleAsync(user, id, saved.Value.VersionId, ct) : saved;
    }

    private async Task<bool> NeedsNoReviewAsync(Guid version, CancellationToken ct)
    {
        await using var db = store.Open();
        return !await db.Set<SignatureRow>().AnyAsync(s => s.VersionId == version, ct);
    }
}
