using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Topics;
using Portal.Storage.Database;
using Portal.Storage.Search;

namespace Portal.Requests.Search;

/// <summary>Lets people find public orders. Merged ones are found as the order into which they went.</summary>
internal sealed class OrderSource(PortalStore store) : ISearchSource
{
    public string Kind => "order";

    public async Task<SearchEntry?> ReadAsync(Guid id, CancellationToken ct)
    {
        await using var db = store.Open();
        var found = await (
            from order in db.Set<OrderRow>().Where(PublicOrders.Visible)
            join place in db.Set<PlaceRow>() on order.PlaceId equals place.Id
            where order.Id == id && order.ParentId == null
            select new { order.Number, order.Title, order.At, place.Path, place.Name }).FirstOrDefaultAsync(ct);
        return found is null
            ? null
            : new SearchEntry(Kind, id, found.Path, found.Title, $"{found.Number} {found.Name}", $"/orders/{found.Number}", found.At);
    }

    public async Task<IReadOnlyCollection<Guid>> VisibleAsync(CancellationToken ct)
    {
        await using var db = store.Open();
        return await db.Set<OrderRow>().Where(PublicOrders.Visible).Where(o => o.ParentId == null).Select(o => o.Id).ToListAsync(ct);
    }
}
