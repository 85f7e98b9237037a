using Microsoft.EntityFrameworkCore;
using Portal.Kit.Modules;
using Portal.Kit.People;
using Portal.Storage.Database;

namespace Portal.Accounts.Places;

/// <summary>What belongs to no single place is decided at the root of the tree.</summary>
internal static class RootAdministrators
{
    public static async Task<bool> IsAsync(PortalDb db, CurrentUser who, Permission permission, CancellationToken ct)
    {
        var root = await db.Set<PlaceRow>().Where(p => p.ParentId == null).Select(p => p.Path).FirstOrDefaultAsync(ct);
        return root is not null && who.May(permission, root);
    }
}
