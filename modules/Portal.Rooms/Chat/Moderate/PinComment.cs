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

/// <summary>Where one comment of an episode stands apart from the others.</summary>
internal enum Spot
{
    /// <summary>置顶: above the others, on everybody's page and on the screen page.</summary>
    Top,

    /// <summary>上屏: large on the screen page (公屏).</summary>
    Screen,
}

/// <summary>
/// 置顶 and 上屏. The moderator says which comment stood there on the screen; when a colleague put another one there
/// meanwhile nothing changes.
/// </summary>
internal sealed class PinComment(PortalStore store, ISignals signals, TimeProvider clock, IStringLocalizer<RoomsTexts> t)
{
    /// <summary>Puts a public comment there, in place of <paramref name="seen"/>.</summary>
    public Task<Outcome<Done>> PutAsync(CurrentUser moderator, Guid commentId, Spot spot, long? seen, CancellationToken ct) =>
        ChangeAsync(moderator, commentId, spot, seen, put: true, ct);

    /// <summary>Takes this comment from there; nothing happens when another one stands there by now.</summary>
    public Task<Outcome<Done>> TakeAsync(CurrentUser moderator, Guid commentId, Spot spot, CancellationToken ct) =>
        ChangeAsync(moderator, commentId, spot, null, put: false, ct);

    /// <summary>Changes what stands there when it is still <paramref name="was"/>. Whether it did.</summary>
    public static async Task<bool> SetAsync(PortalDb db, Guid episodeId, Spot spot, long? was, long? becomes, CancellationToken ct)
    {
        var head = db.Set<LogHeadRow>().Where(h => h.EpisodeId == episodeId);
        return spot == Spot.Top
            ? await head.Where(h => h.Pinned == was).ExecuteUpdateAsync(set => set.SetProperty(h => h.Pinned, becomes), ct) == 1
            : await head.Where(h => h.OnScreen == was).ExecuteUpdateAsync(set => set.SetProperty(h => h.OnScreen, becomes), ct) == 1;
    }

    /// <summary>Takes a comment that is public no more from wherever it stands, and tells the readers.</summary>
    public static async Task TakeAwayAsync(PortalDb db, Guid episodeId, long seq, DateTime at, CancellationToken ct)
    {
        foreach (var spot in Enum.GetValues<Spot>())
        {
            if (await SetAsync(db, episodeId, spot, seq, null, ct))
                await MarkAsync(db, episodeId, spot, null, at, ct);
        }
    }

    private static Task MarkAsync(PortalDb db, Guid episodeId, Spot spot, long? seq, DateTime at, CancellationToken ct) =>
        EpisodeLog.MarkAsync(db, episodeId, spot == Spot.Top ? MarkKind.Pin : MarkKind.Screen, seq, at, ct);

    private async Task<Outcome<Done>> ChangeAsync(CurrentUser moderator, Guid commentId, Spot spot, long? seen, bool put, CancellationToken ct)
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
                var episode = facts.Comment.EpisodeId;
                if (!await SetAsync(db, episode, spot, put ? seen : seq, put ? seq : null, ct))
                    return put && !await StandsAsync(db, episode, spot, seq, ct) ? new Refusal(RefusalKind.Conflict, t["lane.spot-taken"]) : facts;
                await MarkAsync(db, episode, spot, put ? seq : null, clock.UtcNow(), ct);
                db.Audit(moderator, clock.UtcNow(), Action(spot, put), $"comment:{commentId}", facts.PlaceId);
                return facts;
            },
            ct);
        if (!outcome.IsDone)
            return outcome.Refusal;
        await signals.RaiseAsync(EpisodeLog.Topic(outcome.Value.Comment.EpisodeId), ct);
        return Done.Instance;
    }

    private static Task<bool> StandsAsync(PortalDb db, Guid episodeId, Spot spot, long seq, CancellationToken ct) =>
        db.Set<LogHeadRow>().AnyAsync(h => h.EpisodeId == episodeId && (spot == Spot.Top ? h.Pinned : h.OnScreen) == seq, ct);

    private static string Action(Spot spot, bool put) => (spot, put) switch
    {
        (Spot.Top, true) => "rooms.comment-pin",
        (Spot.Top, false) => "rooms.comment-unpin",
        (_, true) => "rooms.comment-screen",
        _ => "rooms.comment-unscreen",
    };
}
