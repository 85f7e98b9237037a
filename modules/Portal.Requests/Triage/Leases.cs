using Microsoft.EntityFrameworkCore;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Requests.Triage;

/// <summary>
/// Tells moderators who else has an order open. A lease lasts 90 s and is renewed while the order is open. A person holds one
/// for each order that they have open, in however many windows: windows that took each other's lease away would wake each
/// other without end.
/// </summary>
internal sealed class Leases(PortalStore store, OrderChanges changes, TimeProvider clock)
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(90);

    /// <summary>Takes or renews the lease of somebody whose permission was checked; returns the others who have it open.</summary>
    public async Task<IReadOnlyList<string>> OpenAsync(CurrentUser user, Guid orderId, CancellationToken ct)
    {
        if (user.Id is not { } person)
            return [];
        var now = clock.UtcNow();
        var isNew = await store.WriteAsync(
            async db =>
            {
                var leases = db.Set<LeaseRow>();
                await leases.Where(l => l.Until < now).ExecuteDeleteAsync(ct);
                var renewed = await leases.Where(l => l.OrderId == orderId && l.PersonId == person)
                    .ExecuteUpdateAsync(s => s.SetProperty(l => l.Until, now + Length), ct);
                if (renewed == 0)
                    leases.Add(new LeaseRow { OrderId = orderId, PersonId = person, Name = user.Name, Until = now + Length });
                return renewed == 0;
            },
            ct);
        if (isNew)
            await changes.RaiseAsync(ct);
        return await OthersAsync(user, orderId, ct);
    }

    /// <summary>Who else has it open, at most five, the first to leave first.</summary>
    public async Task<IReadOnlyList<string>> OthersAsync(CurrentUser user, Guid orderId, CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = store.Open();
        return await db.Set<LeaseRow>()
            .Where(l => l.OrderId == orderId && l.PersonId != user.Id && l.Until > now)
            .OrderBy(l => l.Until).Select(l => l.Name).Take(5).ToListAsync(ct);
    }

    /// <summary>Gives the lease of one order back. The person's other window on it, if there is one, takes it again.</summary>
    public Task CloseAsync(Guid person, Guid orderId, CancellationToken ct) =>
        store.WriteAsync(db => db.Set<LeaseRow>().Where(l => l.PersonId == person && l.OrderId == orderId).ExecuteDeleteAsync(ct), ct);
}
