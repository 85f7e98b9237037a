using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Kit.Episodes;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Rooms.Programme;
using Portal.Rooms.Publish;
using Portal.Rooms.Texts;
using Portal.Storage.Database;

namespace Portal.Rooms.Studio;

/// <summary>Shows or renews a stream key. Every showing is in the audit trail.</summary>
internal sealed class ShowKey(PortalStore store, StreamKeys keys, TimeProvider clock, IStringLocalizer<RoomsTexts> t)
{
    /// <summary>The plain key.</summary>
    public Task<Outcome<string>> ShowAsync(CurrentUser user, Guid episodeId, CancellationToken ct) =>
        OpenAsync(user, episodeId, "rooms.key-shown", renew: false, ct);

    /// <summary>A new key in place of the old one, which is refused from now on. A publisher who is connected stays connected.</summary>
    public Task<Outcome<string>> RenewAsync(CurrentUser user, Guid episodeId, CancellationToken ct) =>
        OpenAsync(user, episodeId, "rooms.key-renewed", renew: true, ct);

    private Task<Outcome<string>> OpenAsync(CurrentUser user, Guid episodeId, string action, bool renew, CancellationToken ct) =>
        store.WriteAsync<Outcome<string>>(
            async db =>
            {
                if (await EpisodeFacts.FindAsync(db, episodeId, ct) is not { } facts || !user.May(RoomPermissions.Key, facts.PlacePath))
                    return new Refusal(RefusalKind.Forbidden, t["studio.key-forbidden"]);
                if (facts.Episode.State is EpisodeState.Ended or EpisodeState.Cancelled)
                    return new Refusal(RefusalKind.Conflict, t["gate.ended"]);
                var key = renew ? StreamKeys.DrawKey() : keys.Open(facts.Episode);
                if (renew)
                {
                    var episode = await db.Set<EpisodeRow>().SingleAsync(e => e.Id == episodeId, ct);
                    keys.Set(episode, key);
                }

                db.Audit(user, clock.UtcNow(), action, $"episode:{episodeId}", facts.Room.PlaceId);
                return key;
            },
            ct);
}
