using Microsoft.EntityFrameworkCore;
using Portal.Kit.Events;
using Portal.Kit.Time;
using Portal.Kit.Web;
using Portal.Rooms.Chat;
using Portal.Rooms.Programme;
using Portal.Storage.Database;
using Portal.Storage.Signals;

namespace Portal.Rooms.Watch;

/// <summary>Orders tick off while the episode is watched: its page is renewed and those who have it open fetch that part again.</summary>
internal sealed class OrdersChanged(PortalStore store, ISignals signals, IPageCache pages, TimeProvider clock)
    : IHandle<OrderScheduled>, IHandle<OrderAnsweredOnAir>
{
    string IHandle<OrderScheduled>.Cursor => "rooms.order-scheduled";

    string IHandle<OrderAnsweredOnAir>.Cursor => "rooms.order-answered";

    public Task HandleAsync(OrderScheduled happened, CancellationToken ct) => TellAsync(happened.EpisodeId, ct);

    public Task HandleAsync(OrderAnsweredOnAir happened, CancellationToken ct) => TellAsync(happened.EpisodeId, ct);

    // Told twice is harmless: the page is fetched once more.
    private async Task TellAsync(Guid episodeId, CancellationToken ct)
    {
        var known = await store.WriteAsync(
            async db =>
            {
                if (!await db.Set<LogHeadRow>().AnyAsync(h => h.EpisodeId == episodeId, ct))
                    return false;
                await EpisodeLog.MarkAsync(db, episodeId, MarkKind.Orders, null, clock.UtcNow(), ct);
                return true;
            },
            ct);
        if (!known)
            return;
        await pages.EvictAsync([RoomTags.Episode(episodeId)], ct);
        await signals.RaiseAsync(EpisodeLog.Topic(episodeId), ct);
    }
}
