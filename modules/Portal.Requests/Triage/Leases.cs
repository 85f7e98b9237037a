using Microsoft.EntityFrameworkCore;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Requests.Triage;

/// <summary>Tells moderators who else has an order open. A lease lasts 90 s and is renewed while the order is open.</summary>
internal sealed class Leases(PortalStore store, OrderChanges changes, TimeProvider clock)
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(90);

    /// <summary>Takes or renews the lease of somebody whose permission was checked; returns the others who have it open.</summary>
    public async Task<IReadOnlyList<string>> OpenAsync(CurrentUser user, Guid orderId, CancellationToken ct)
    {
        if (user.Id is not { } person)
            return [];
        var now = clock.UtcNow();
        var (others, isNew) = await store.WriteAsync(
            async db =>
            {
                var leases = db.Set<LeaseRow>();
                await leases.Where(l => l.Until < now || (l.PersonId == person && l.OrderId != orderId)).ExecuteDeleteAsync(ct);
                var renewed = await leases.Where(l => l.OrderId == orderId && l.PersonId == person)
                    .ExecuteUpdateAsync(s => s.SetProperty(l => l.Until, now + Length), ct);
                if (renewed == 0)
                    leases.Add(new LeaseRow { OrderId = orderId, PersonId = person, Name = user.Name, Until = now + Length });
                return (await leases.Where(l => l.OrderId == orderId && l.PersonId != person).OrderBy(l => l.Until).Select(l => l.Name).Take(5).ToListAsync(ct), renewed == 0);
            },
            ct);
        if (isNew)
            await changes.RaiseAsync(ct);
        return others;
    }

    /// <summary>Gives all leases of a person back.</summary>
    public Task CloseAsync(Guid person, CancellationToken ct) =>
        store.WriteAsync(db => db.Set<LeaseRow>().Where(l => l.PersonId == person).ExecuteDeleteAsync(ct), ct);
}
