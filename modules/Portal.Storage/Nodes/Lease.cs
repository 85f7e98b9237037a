using Microsoft.EntityFrameworkCore;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Storage.Nodes;

/// <summary>The lease under which one node runs event handlers and jobs.</summary>
internal sealed class Lease(PortalStore store, Node node, TimeProvider clock)
{
    /// <summary>How long a lease outlives the node that was killed with it.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(15);

    private const string Name = "leader";

    /// <summary>Takes or renews it; false when another node holds it.</summary>
    public async Task<bool> TryHoldAsync(CancellationToken ct)
    {
        try
        {
            return await store.WriteAsync(db => HoldAsync(db, ct), ct);
        }
        catch (DbUpdateException)
        {
            // Two nodes inserted the first row at once; the other was faster.
            return false;
        }
    }

    /// <summary>Gives it back, so that another node takes over at once.</summary>
    public Task ReleaseAsync(CancellationToken ct) =>
        store.WriteAsync(
            db => db.Set<LeaseRow>().Where(l => l.Name == Name && l.Holder == node.Id).ExecuteUpdateAsync(l => l.SetProperty(x => x.Holder, ""), ct),
            ct);

    private async Task<bool> HoldAsync(PortalDb db, CancellationToken ct)
    {
        var now = clock.UtcNow();
        var until = now + Life;
        var changed = await db.Set<LeaseRow>()
            .Where(l => l.Name == Name && (l.Holder == node.Id || l.Holder == "" || l.Until < now))
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.Holder, node.Id).SetProperty(x => x.Until, until), ct);
        if (changed > 0)
            return true;
        if (await db.Set<LeaseRow>().AnyAsync(l => l.Name == Name, ct))
            return false;
        db.Add(new LeaseRow { Name = Name, Holder = node.Id, Until = until });
        return true;
    }
}
