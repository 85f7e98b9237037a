using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Kit.Episodes;
using Portal.Kit.Orders;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Rooms.Chat;
using Portal.Rooms.Programme;
using Portal.Rooms.Texts;
using Portal.Storage.Database;

namespace Portal.Rooms.Studio;

/// <summary>Orders that the episode answers: in which part, which one now, and when it was done.</summary>
internal sealed class OrdersOnAir(PortalStore store, ChangeEpisode change, IEnumerable<IOrders> orders, TimeProvider clock, IStringLocalizer<RoomsTexts> t)
{
    /// <summary>正在答: the screen page shows this order until it is answered or another one takes its place. Null takes it away.</summary>
    public async Task<Outcome<Done>> StartAsync(CurrentUser director, Guid episodeId, Guid? orderId, CancellationToken ct)
    {
        if (orderId is { } wanted && !await IsOursAsync(episodeId, wanted, ct))
            return new Refusal(RefusalKind.NotFound, t["studio.order-gone"]);
        var outcome = await change.RunAsync(
            director,
            RoomPermissions.Direct,
            episodeId,
            "rooms.order-start",
            async (db, episode) =>
            {
                if (episode.State != EpisodeState.OnAir)
                    return new Refusal(RefusalKind.Conflict, t["studio.not-on-air"]);
                episode.AnsweringOrderId = orderId;
                await EpisodeLog.MarkAsync(db, episodeId, MarkKind.Screen, null, clock.UtcNow(), ct);
                return null;
            },
            ct,
            orderId?.ToString());
        return outcome.IsDone ? Done.Instance : outcome.Refusal;
    }

    /// <summary>答完了: the order was answered now, at this second of the broadcast.</summary>
    public async Task<Outcome<OrderCard>> AnswerAsync(CurrentUser director, Guid episodeId, Guid orderId, CancellationToken ct)
    {
        await using var db = store.Open();
        if (await EpisodeFacts.FindAsync(db, episodeId, ct) is not { } facts || !director.May(RoomPermissions.Direct, facts.PlacePath))
            return new Refusal(RefusalKind.Forbidden, t["studio.forbidden"]);
        if (facts.Episode.State != EpisodeState.OnAir || orders.FirstOrDefault() is not { } asked)
            return new Refusal(RefusalKind.Conflict, t["studio.not-on-air"]);
        var outcome = await asked.AnswerOnAirAsync(director, orderId, episodeId, facts.SecondAt(clock.UtcNow()), ct);
        if (outcome.IsDone && facts.Episode.AnsweringOrderId == orderId)
            await StartAsync(director, episodeId, null, ct);
        return outcome;
    }

    /// <summary>Puts an order into a part of the running order, or out of all of them (null).</summary>
    public async Task<Outcome<Done>> PlaceAsync(CurrentUser director, Guid episodeId, Guid orderId, Guid? segmentId, CancellationToken ct)
    {
        if (!await IsOursAsync(episodeId, orderId, ct))
            return new Refusal(RefusalKind.NotFound, t["studio.order-gone"]);
        var outcome = await change.RunAsync(
            director,
            RoomPermissions.Direct,
            episodeId,
            "rooms.order-place",
            async (db, _) =>
            {
                if (segmentId is { } wanted && !await db.Set<SegmentRow>().AnyAsync(s => s.Id == wanted && s.EpisodeId == episodeId, ct))
                    return new Refusal(RefusalKind.NotFound, t["studio.segment-gone"]);
                await db.Set<SegmentOrderRow>().Where(s => s.EpisodeId == episodeId && s.OrderId == orderId).ExecuteDeleteAsync(ct);
                if (segmentId is { } into)
                    db.Add(new SegmentOrderRow { EpisodeId = episodeId, OrderId = orderId, SegmentId = into });
                await EpisodeLog.MarkAsync(db, episodeId, MarkKind.Running, null, clock.UtcNow(), ct);
                return null;
            },
            ct);
        return outcome.IsDone ? Done.Instance : outcome.Refusal;
    }

    private async Task<bool> IsOursAsync(Guid episodeId, Guid orderId, CancellationToken ct) =>
        orders.FirstOrDefault() is { } asked && (await asked.OfEpisodeAsync(episodeId, ct)).Any(o => o.Id == orderId);
}
