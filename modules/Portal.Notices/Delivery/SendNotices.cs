using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Kit.Time;
using Portal.Notices.Outbox;
using Portal.Storage.Database;
using Portal.Storage.Jobs;

namespace Portal.Notices.Delivery;

/// <summary>
/// Takes notices out of the page: makes out a delivery per sender when a notice's hour has come, sends what is due, tries
/// again with growing pauses. A delivery is claimed before it is sent, so that two nodes never send the same one.
/// </summary>
internal sealed class SendNotices(PortalStore store, IEnumerable<INoticeSender> senders, TimeProvider clock, ILogger<SendNotices> log) : IJob
{
    private const int AtOnce = 100;
    private const int MostAttempts = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, INoticeSender> byName = senders.ToDictionary(s => s.Name, StringComparer.Ordinal);

    public string Name => "notices.send";

    public TimeSpan Every => TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken ct)
    {
        await HandOutAsync(ct);
        await GiveUpInterruptedAsync(ct);
        foreach (var id in await DueAsync(ct))
            await SendAsync(id, ct);
    }

    private Task HandOutAsync(CancellationToken ct) => store.WriteAsync(
        async db =>
        {
            var now = clock.UtcNow();
            var ready = await db.Set<NoticeRow>().AsTracking()
                .Where(n => !n.IsHandedOut && n.NotBefore <= now).OrderBy(n => n.NotBefore).Take(AtOnce).ToListAsync(ct);
            foreach (var notice in ready)
            {
                notice.IsHandedOut = true;
                foreach (var sender in byName.Values.Where(s => s.Takes(Outgoing(notice, Guid.Empty))))
                    db.Add(new DeliveryRow { Id = Guid.CreateVersion7(now), NoticeId = notice.Id, Sender = sender.Name, NextAt = now });
            }
        },
        ct);

    // A node that stopped while sending leaves the delivery claimed: it may have arrived, so nobody sends it again.
    private Task GiveUpInterruptedAsync(CancellationToken ct) => store.WriteAsync(
        async db =>
        {
            var now = clock.UtcNow();
            var left = await db.Set<DeliveryRow>()
                .Where(d => d.State == DeliveryState.Sending && d.NextAt < now)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Uncertain), ct);
            if (left > 0)
                log.LogWarning("{Count} deliveries of notices were interrupted and are not sent again.", left);
        },
        ct);

    private async Task<List<Guid>> DueAsync(CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = store.Open();
        return await db.Set<DeliveryRow>()
            .Where(d => d.State == DeliveryState.Waiting && d.NextAt <= now)
            .OrderBy(d => d.NextAt).Take(AtOnce).Select(d => d.Id).ToListAsync(ct);
    }

    private async Task SendAsync(Guid id, CancellationToken ct)
    {
        if (await ClaimAsync(id, ct) is not var (delivery, notice))
            return;
        var result = byName.TryGetValue(delivery.Sender, out var sender)
            ? await TryAsync(sender, Outgoing(notice, id), ct)
            : SendResult.GiveUp("This sender is no longer registered.");
        if (result.State == DeliveryState.Waiting && delivery.Attempts >= MostAttempts)
            result = SendResult.GiveUp(result.Error ?? "");
        if (result.State == DeliveryState.Failed)
            log.LogWarning("Notice {Notice} could not be sent by {Sender}: {Error}", notice.Id, delivery.Sender, result.Error);
        await RecordAsync(id, delivery.Attempts, result);
    }

    private Task<(DeliveryRow Delivery, NoticeRow Notice)?> ClaimAsync(Guid id, CancellationToken ct) =>
        store.WriteAsync<(DeliveryRow, NoticeRow)?>(
            async db =>
            {
                var until = clock.UtcNow() + Patience;
                var claimed = await db.Set<DeliveryRow>()
                    .Where(d => d.Id == id && d.State == DeliveryState.Waiting)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(d => d.State, DeliveryState.Sending)
                            .SetProperty(d => d.Attempts, d => d.Attempts + 1)
                            .SetProperty(d => d.NextAt, until),
                        ct);
                if (claimed == 0)
                    return null;
                var delivery = await db.Set<DeliveryRow>().AsNoTracking().SingleAsync(d => d.Id == id, ct);
                return (delivery, await db.Set<NoticeRow>().AsNoTracking().SingleAsync(n => n.Id == delivery.NoticeId, ct));
            },
            ct);

    private async Task<SendResult> TryAsync(INoticeSender sender, OutgoingNotice notice, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience / 2);
        try
        {
            return await sender.SendAsync(notice, limit.Token);
        }
        // Whatever a plug-in throws, the others go on. When the portal stops, the delivery stays claimed.
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(failure, "The sender {Sender} failed.", sender.Name);
            return SendResult.TryLater(failure.GetType().Name);
        }
    }

    // Not cancelled when the portal stops: what was sent must be remembered.
    private Task<int> RecordAsync(Guid id, int attempts, SendResult result) => store.WriteAsync(
        db =>
        {
            var now = clock.UtcNow();
            return db.Set<DeliveryRow>().Where(d => d.Id == id).ExecuteUpdateAsync(
                set => set.SetProperty(d => d.State, result.State)
                    .SetProperty(d => d.Error, result.Error is { Length: > 200 } longer ? longer[..200] : result.Error)
                    .SetProperty(d => d.SentAt, result.State == DeliveryState.Sent ? now : null)
                    .SetProperty(d => d.NextAt, now + Pause(attempts)));
        },
        CancellationToken.None);

    // 1, 2, 4 … minutes, at most six hours.
    private static TimeSpan Pause(int attempts) =>
        TimeSpan.FromMinutes(Math.Min(360, Math.Pow(2, Math.Max(0, attempts - 1))));

    private static OutgoingNotice Outgoing(NoticeRow notice, Guid delivery) =>
        new(delivery, notice.PersonId, notice.Permission, notice.PlaceId, notice.Title, notice.Text, notice.Address, notice.At);
}
