using Microsoft.EntityFrameworkCore;
using Portal.Storage.Database;

namespace Portal.Stories.Respect;

/// <summary>The messages that the public reads.</summary>
internal sealed class RespectList(PortalStore store)
{
    public const int Most = 30;

    /// <summary>The newest public messages of a story, and how many there are.</summary>
    public async Task<(IReadOnlyList<RespectRow> Rows, int Total)> OfAsync(Guid itemId, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var rows = db.Set<RespectRow>().Where(r => r.ItemId == itemId && r.State == RespectState.Passed);
        var newest = await rows.OrderByDescending(r => r.At).Take(Most).ToListAsync(ct);
        return (newest, newest.Count < Most ? newest.Count : await rows.CountAsync(ct));
    }
}
