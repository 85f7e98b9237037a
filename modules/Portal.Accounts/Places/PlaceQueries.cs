using Portal.Kit.Modules;
using Portal.Kit.People;
using Portal.Storage.Database;

namespace Portal.Accounts.Places;

/// <summary>The permission check inside a query.</summary>
public static class PlaceQueries
{
    /// <summary>
    /// Ids of the places at which <paramref name="user"/> carries <paramref name="permission"/>, as a subquery:
    /// <c>db.Set&lt;RoomRow&gt;().Where(r =&gt; db.PlacesOf(user, permission).Contains(r.PlaceId))</c>.
    /// </summary>
    public static IQueryable<Guid> PlacesOf(this PortalDb db, CurrentUser user, Permission permission)
    {
        var paths = user.Paths(permission);
        return db.Set<PlaceRow>().Where(p => paths.Any(path => p.Path.StartsWith(path))).Select(p => p.Id);
    }

    /// <summary>Ids of the places at or below <paramref name="path"/>, as a subquery. An empty path means all.</summary>
    public static IQueryable<Guid> PlacesWithin(this PortalDb db, string path) =>
        db.Set<PlaceRow>().Where(p => p.Path.StartsWith(path)).Select(p => p.Id);
}
