using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Rooms.Programme;
using Portal.Rooms.Texts;
using Portal.Storage.Database;
using Portal.Storage.Signals;

namespace Portal.Rooms.Chat.Moderate;

/// <summary>置顶: one comment of an episode stands above the others; it is also what the screen page shows.</summary>
internal sealed class PinComment(PortalStore store, ISignals signals, TimeProvider clock, IStringLocalizer<RoomsTexts> t)
{
    /// <summary>Pins a public comment, in place of whichever was pinned.</summary>
    public Task<Outcome<Done>> PinAsync(CurrentUser moderator, Guid commentId, CancellationToken ct) =>
        ChangeAsync(moderator, commentId, pin: true, ct);

    /// <summary>Takes the pin from this comment; nothing happens when another one is pinned by now.</summary>
    public Task<Outcome<Done>> UnpinAsync(CurrentUser moderator, Guid commentId, CancellationToken ct) =>
        ChangeAsync(moderator, commentId, pin: false, ct);

    /// <summary>Changes the head's pin when it is still <paramref name="was"/> (any when null). Whether it did.</summary>
    public static async Task<bool> SetAsync(PortalDb db, Guid episodeId, long? was, long? becomes, CancellationToken ct) =>
        await db.Set<LogHeadRow>().Where(h => h.EpisodeId == episodeId && (was == null || h.Pinned == was))
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.Pinned, becomes), ct) == 1;

    private async Task<Outcome<Done>> ChangeAsync(CurrentUser moderator, Guid commentId, bool pin, CancellationToken ct)
    {
        var outcome = await store.WriteAsync<Outcome<CommentFacts>>(
            async db =>
            {
                if (await CommentFacts.FindAsync(db, commentId, ct) is not { } facts)
                    return new Refusal(RefusalKind.NotFound, t["lane.gone"]);
                if (!moderator.May(RoomPermissions.Moderate, facts.PlacePath))
                    return new Refusal(RefusalKind.Forbidden, t["lane.forbidden"]);
                if (facts.Comment is not { State: CommentState.Passed, Seq: { } seq })
                    return new Refusal(RefusalKind.Conflict, t["lane.not-public"]);
                if (!await SetAsync(db, facts.Comment.EpisodeId, was: pin ? null : seq, becomes: pin ? seq : null, ct))
                    return facts;
                await EpisodeLog.MarkAsync(db, facts.Comment.EpisodeId, MarkKind.Pin, pin ? seq : null, clock.UtcNow(), ct);
                db.Audit(moderator, clock.UtcNow(), pin ? "rooms.comment-pin" : "rooms.comment-unpin", $"comment:{commentId}", facts.PlaceId);
                return facts;
            },
            ct);
        if (!outcome.IsDone)
            return outcome.Refusal;
        await signals.RaiseAsync(EpisodeLog.Topic(outcome.Value.Comment.EpisodeId), ct);
        return Done.Instance;
    }
}
