using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.Places;
using Portal.Kit.Modules;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Kit.Web;
using Portal.Rooms.Publish;
using Portal.Rooms.Texts;
using Portal.Storage.Database;
using Portal.Storage.Signals;

namespace Portal.Rooms.Programme;

/// <summary>Changes an episode in one transaction, by right and with an entry in the audit trail, then wakes its readers and drops its pages.</summary>
internal sealed class ChangeEpisode(PortalStore store, ISignals signals, IPageCache pages, TimeProvider clock, IStringLocalizer<RoomsTexts> t)
{
    /// <summary>Runs the change where the user holds the permission at the room's place; else, and without such an episode, refuses.</summary>
    public async Task<Outcome<EpisodeRow>> RunAsync(
        CurrentUser user,
        Permission permission,
        Guid episodeId,
        string action,
        Func<PortalDb, EpisodeRow, Task<Refusal?>> change,
        CancellationToken ct,
        string? detail = null)
    {
        var outcome = await store.WriteAsync<Outcome<EpisodeRow>>(
            async db =>
            {
                var mine = db.PlacesOf(user, permission);
                var rooms = db.Set<RoomRow>().Where(r => mine.Contains(r.PlaceId));
                var episode = await db.Set<EpisodeRow>().SingleOrDefaultAsync(e => e.Id == episodeId && rooms.Any(r => r.Id == e.RoomId), ct);
                if (episode is null)
                    return new Refusal(RefusalKind.Forbidden, t["studio.forbidden"]);
                if (await change(db, episode) is { } refused)
                    return refused;
                var place = await rooms.Where(r => r.Id == episode.RoomId).Select(r => r.PlaceId).SingleAsync(ct);
                db.Audit(user, clock.UtcNow(), action, $"episode:{episodeId}", place, detail);
                return episode;
            },
            ct);
        if (outcome.IsDone)
            await EpisodeStreams.TellAsync(signals, pages, outcome.Value, ct);
        return outcome;
    }
}
