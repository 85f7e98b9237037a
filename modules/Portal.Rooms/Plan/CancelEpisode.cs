using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.Places;
using Portal.Kit.Episodes;
using Portal.Kit.Events;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Kit.Web;
using Portal.Rooms.Programme;
using Portal.Rooms.Texts;
using Portal.Storage.Database;
using Portal.Storage.Events;

namespace Portal.Rooms.Plan;

/// <summary>Calls off an announced episode: its key is no longer good, its page says so.</summary>
internal sealed class CancelEpisode(PortalStore store, IPageCache pages, TimeProvider clock, IStringLocalizer<RoomsTexts> t)
{
    public async Task<Outcome<EpisodeRow>> HandleAsync(CurrentUser user, Guid episodeId, CancellationToken ct)
    {
        var outcome = await store.WriteAsync<Outcome<EpisodeRow>>(
            async db =>
            {
                var mine = db.PlacesOf(user, RoomPermissions.Plan);
                var rooms = db.Set<RoomRow>().Where(r => mine.Contains(r.PlaceId));
                var episode = await db.Set<EpisodeRow>().SingleOrDefaultAsync(e => e.Id == episodeId && rooms.Any(r => r.Id == e.RoomId), ct);
                if (episode is null)
                    return new Refusal(RefusalKind.NotFound, t["say.no-episode"]);
                if (episode.State != EpisodeState.Announced)
                    return new Refusal(RefusalKind.Conflict, t["episode.not-announced"]);
                episode.State = EpisodeState.Cancelled;
                var place = await rooms.Where(r => r.Id == episode.RoomId).Select(r => r.PlaceId).SingleAsync(ct);
                db.Audit(user, clock.UtcNow(), "rooms.episode-cancel", $"episode:{episodeId}", place, episode.Title);
                db.Announce(new ItemPublished("episode", episodeId, place, Visible: false));
                return episode;
            },
            ct);
        if (outcome.IsDone)
            await pages.EvictAsync(RoomTags.Of(outcome.Value), ct);
        return outcome;
    }
}
