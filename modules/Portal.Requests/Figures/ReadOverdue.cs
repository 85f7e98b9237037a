using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Kit.Time;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Topics;
using Portal.Requests.Topics.Kind;
using Portal.Requests.Units;
using Portal.Storage.Database;

namespace Portal.Requests.Figures;

/// <summary>What is late now. The wall names public orders only, and counts all.</summary>
internal sealed class ReadOverdue(PortalStore store, TimeProvider clock)
{
    /// <param name="placePath">At or below; empty for everywhere.</param>
    /// <param name="take">How many are named, the latest first.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<(int Total, IReadOnlyList<OverdueOrder> First)> ReadAsync(string placePath, int take, CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = store.Open();
        var within = db.PlacesWithin(placePath);
        var late = db.Set<OrderRow>().Where(o => o.Kind == TopicKind.Name && o.ParentId == null && o.Due < now && within.Contains(o.PlaceId));
        var first = await late.Where(PublicOrders.Visible).OrderBy(o => o.Due).ThenBy(o => o.Id).Take(take)
            .Select(o => new { o.Number, o.Title, o.Due, Unit = db.Set<UnitRow>().Where(u => u.Id == o.UnitId).Select(u => u.Name).FirstOrDefault() })
            .ToListAsync(ct);
        return (await late.CountAsync(ct), [.. first.Select(o => new OverdueOrder(o.Number, o.Title, o.Unit ?? "", now - o.Due!.Value))]);
    }
}

/// <summary>An order that is late.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its public wording.</param>
/// <param name="Unit">Who has it; empty when nobody yet.</param>
/// <param name="By">How late.</param>
internal sealed record OverdueOrder(string Number, string Title, string Unit, TimeSpan By);
