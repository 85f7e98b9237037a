using Microsoft.EntityFrameworkCore;
using Portal.Content.Items;
using Portal.Content.Types;
using Portal.Kit.Web;
using Portal.Storage.Database;

namespace Portal.Content.Publish;

/// <summary>Drops the cached pages on which an item stands.</summary>
internal sealed class PublicPages(PortalStore store, IPageCache cache, ContentTypes types)
{
    /// <summary>The tag of an item's own page.</summary>
    public static string Tag(Guid itemId) => $"item:{itemId}";

    public async Task EvictAsync(Guid itemId, CancellationToken ct)
    {
        await using var db = store.Open();
        var type = await db.Set<ItemRow>().Where(i => i.Id == itemId).Select(i => i.Type).FirstOrDefaultAsync(ct);
        if (type is not null && types.Find(type) is { } known)
            await cache.EvictAsync([Tag(itemId), known.ListTag], ct);
    }
}
