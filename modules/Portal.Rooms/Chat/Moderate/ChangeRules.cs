using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.Places;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Kit.Web;
using Portal.Rooms.Programme;
using Portal.Rooms.Texts;
using Portal.Storage.Database;
using Portal.Storage.Signals;

namespace Portal.Rooms.Chat.Moderate;

/// <summary>How a room is spoken in, as moderators turn it while it is on air.</summary>
/// <param name="PreModerated">先审后发.</param>
/// <param name="MembersOnly">Whoever is signed in.</param>
/// <param name="SlowSeconds">Least seconds between two comments of a person; 0 is off.</param>
internal sealed record RoomRules(bool PreModerated, bool MembersOnly, int SlowSeconds)
{
    public static RoomRules Of(RoomRow room) => new(room.PreModerated, room.Speakers != Speakers.Anyone, room.SlowSeconds);
}

/// <summary>Changes the rules when they are still what the moderator saw: two who turn at once never undo each other.</summary>
internal sealed class ChangeRules(PortalStore store, ISignals signals, IPageCache pages, TimeProvider clock, IStringLocalizer<RoomsTexts> t)
{
    private const int MostSlow = 300;

    public async Task<Outcome<Done>> HandleAsync(CurrentUser moderator, Guid episodeId, RoomRules seen, RoomRules becomes, CancellationToken ct)
    {
        if (becomes.SlowSeconds is < 0 or > MostSlow)
            return new Refusal(RefusalKind.Invalid, t["room.slow-wrong", MostSlow], "slow");
        var outcome = await store.WriteAsync<Outcome<EpisodeRow>>(
            async db =>
            {
                var mine = db.PlacesOf(moderator, RoomPermissions.Moderate);
                var episode = await db.Set<EpisodeRow>().SingleOrDefaultAsync(e => e.Id == episodeId, ct);
                var room = episode is null ? null : await db.Set<RoomRow>().SingleOrDefaultAsync(r => r.Id == episode.RoomId && mine.Contains(r.PlaceId), ct);
                if (episode is null || room is null)
                    return new Refusal(RefusalKind.Forbidden, t["lane.forbidden"]);
                if (RoomRules.Of(room) != seen)
                    return new Refusal(RefusalKind.Conflict, t["rules.changed"]);
                (room.PreModerated, room.SlowSeconds) = (becomes.PreModerated, becomes.SlowSeconds);

                // A room that asks for more than an account keeps asking for it.
                if (becomes.MembersOnly != seen.MembersOnly)
                    room.Speakers = becomes.MembersOnly ? Speakers.SignedIn : Speakers.Anyone;
                db.Audit(moderator, clock.UtcNow(), "rooms.rules", $"room:{room.Id}", room.PlaceId, becomes.ToString());
                return episode;
            },
            ct);
        if (!outcome.IsDone)
            return outcome.Refusal;
        await pages.EvictAsync(RoomTags.Of(outcome.Value), ct);
        await signals.RaiseAsync(EpisodeLog.Topic(episodeId), ct);
        return Done.Instance;
    }
}
