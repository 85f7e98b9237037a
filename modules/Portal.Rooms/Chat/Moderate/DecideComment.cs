using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Kit.Lane;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Rooms.Programme;
using Portal.Rooms.Texts;
using Portal.Storage.Database;
using Portal.Storage.Signals;

namespace Portal.Rooms.Chat.Moderate;

/// <summary>
/// 放行 / 拦下. The moderator says which state was on the screen; when another moderator decided meanwhile nothing
/// changes, and the answer names the colleague.
/// </summary>
internal sealed class DecideComment(PortalStore store, ISignals signals, TimeProvider clock, IStringLocalizer<RoomsTexts> t)
{
    /// <summary>Makes a held or hidden comment public, with a new number, at the second at which it was said.</summary>
    public Task<Outcome<Done>> PassAsync(CurrentUser moderator, Guid commentId, CommentState seen, CancellationToken ct) =>
        DecideAsync(moderator, commentId, seen, CommentState.Passed, ct);

    /// <summary>Takes a comment from the public at once, or keeps a held one from it.</summary>
    public Task<Outcome<Done>> HideAsync(CurrentUser moderator, Guid commentId, CommentState seen, CancellationToken ct) =>
        DecideAsync(moderator, commentId, seen, CommentState.Hidden, ct);

    private async Task<Outcome<Done>> DecideAsync(
        CurrentUser moderator, Guid commentId, CommentState seen, CommentState becomes, CancellationToken ct)
    {
        var outcome = await store.WriteAsync<Outcome<CommentFacts>>(
            async db =>
            {
                if (await CommentFacts.FindAsync(db, commentId, ct) is not { } facts)
                    return new Refusal(RefusalKind.NotFound, t["lane.gone"]);
                if (!moderator.May(RoomPermissions.Moderate, facts.PlacePath))
                    return new Refusal(RefusalKind.Forbidden, t["lane.forbidden"]);
                if (seen == becomes || !await SwitchAsync(db, commentId, seen, becomes, moderator, ct))
                    return new Refusal(RefusalKind.Conflict, t["lane.decided", facts.Comment.DecidedBy ?? t["lane.somebody"]]);
                await LogAsync(db, facts, becomes, ct);
                db.Audit(moderator, clock.UtcNow(), becomes == CommentState.Passed ? "rooms.comment-pass" : "rooms.comment-hide", $"comment:{commentId}", facts.PlaceId);
                return facts;
            },
            ct);
        if (!outcome.IsDone)
            return outcome.Refusal;
        await signals.RaiseAsync(EpisodeLog.Topic(outcome.Value.Comment.EpisodeId), ct);
        await signals.RaiseAsync(IModerationLane.Topic, ct);
        return Done.Instance;
    }

    // The state in the predicate decides between two moderators: the second finds no row.
    private static async Task<bool> SwitchAsync(
        PortalDb db, Guid id, CommentState seen, CommentState becomes, CurrentUser moderator, CancellationToken ct) =>
        await db.Set<CommentRow>().Where(c => c.Id == id && c.State == seen).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.State, becomes).SetProperty(c => c.DecidedBy, moderator.Name).SetProperty(c => c.Reports, 0), ct) == 1;

    private async Task LogAsync(PortalDb db, CommentFacts facts, CommentState becomes, CancellationToken ct)
    {
        var comment = facts.Comment;
        var now = clock.UtcNow();
        if (becomes == CommentState.Passed)
        {
            var seq = await EpisodeLog.TakeAsync(db, comment.EpisodeId, 1, ct);
            await db.Set<CommentRow>().Where(c => c.Id == comment.Id).ExecuteUpdateAsync(
                set => set.SetProperty(c => c.Seq, seq).SetProperty(c => c.ShownAt, now), ct);
            return;
        }

        if (comment.Seq is not { } shown)
            return;
        await EpisodeLog.MarkAsync(db, comment.EpisodeId, MarkKind.Hide, shown, now, ct);
        await PinComment.TakeAwayAsync(db, comment.EpisodeId, shown, now, ct);
    }
}
