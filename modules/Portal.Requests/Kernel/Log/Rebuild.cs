using Microsoft.EntityFrameworkCore;
using Portal.Storage.Database;

namespace Portal.Requests.Kernel.Log;

/// <summary>Writes projections anew from the logs: after a change of the rules of projection, or to prove that they agree.</summary>
internal static class Rebuild
{
    /// <summary>Rebuilds the given orders inside a write; merged ones first, for parents look at them.</summary>
    public static async Task RunAsync(PortalDb db, RequestKind kind, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var rows = await db.Set<OrderRow>().Where(o => ids.Contains(o.Id)).ToListAsync(ct);
        var cases = new Dictionary<Guid, RequestCase>();
        foreach (var row in rows)
            cases[row.Id] = await Ledger.ReadAsync(db, row.Id, ct);
        foreach (var row in rows.OrderBy(r => cases[r.Id].Facts.ParentId is null))
        {
            await Ledger.ProjectAsync(db, row, kind, cases[row.Id], ct);
            row.Wanted = await WantedAsync(db, row.Id, ct);
            row.Rank = Urgency.Rank(row);
            await db.SaveChangesAsync(ct);
        }
    }

    /// <summary>People who want it: the orderer, whoever joined, and those of the orders merged into it.</summary>
    public static async Task<int> WantedAsync(PortalDb db, Guid orderId, CancellationToken ct) =>
        1
        + await db.Set<WantRow>().CountAsync(w => w.OrderId == orderId, ct)
        + await db.Set<OrderRow>().Where(o => o.ParentId == orderId).SumAsync(o => o.Wanted, ct);
}
