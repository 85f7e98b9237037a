using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Portal.Kit.People;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Topics.Status;
using Portal.Storage.Database;

namespace Portal.Requests.Topics.Mine;

/// <summary>A person's orders: those of the account, and those opened in this browser.</summary>
internal sealed class ReadMine(PortalStore store, OrderPasses passes)
{
    public const int PageSize = 20;

    /// <summary>A page, newest first, and how many there are.</summary>
    public async Task<(IReadOnlyList<OrderRow> Rows, int Total)> PageAsync(HttpContext http, CurrentUser user, int page, CancellationToken ct)
    {
        var opened = passes.Read(http);
        await using var db = store.Open();
        var mine = db.Set<OrderRow>().Where(o => opened.Contains(o.Id) || (user.Id != null && o.AuthorId == user.Id));
        var total = await mine.CountAsync(ct);
        return (await mine.OrderByDescending(o => o.At).ThenBy(o => o.Id).Skip((Math.Clamp(page, 1, 10_000) - 1) * PageSize).Take(PageSize).ToListAsync(ct), total);
    }
}
