using Microsoft.EntityFrameworkCore;
using Portal.Accounts.People;
using Portal.Accounts.Places;
using Portal.Kit.People;
using Portal.Storage.Database;

namespace Portal.Accounts.Roles;

/// <summary>
/// How far an administrator's hand reaches. At a place and below an administrator carries everything, so nothing that is
/// given there is above the giver; what lies above or beside is out of reach.
/// </summary>
internal static class Reach
{
    /// <summary>A person's roles as they are in the database.</summary>
    public static Task<List<Grant>> GrantsAsync(PortalDb db, Guid personId, CancellationToken ct) =>
        db.Set<RoleRow>()
            .Where(r => r.PersonId == personId)
            .Join(db.Set<PlaceRow>(), r => r.PlaceId, p => p.Id, (r, p) => new Grant(r.Role, p.Id, p.Path))
            .ToListAsync(ct);

    /// <summary>Whether everything that the person holds lies within the administrator's reach; villagers hold nothing and are in reach of any administrator.</summary>
    public static async Task<bool> CoversAsync(PortalDb db, CurrentUser who, Guid personId, CancellationToken ct)
    {
        if (!who.MayAnywhere(AccountsPermissions.People))
            return false;
        var grants = await GrantsAsync(db, personId, ct);
        return grants.All(g => who.May(AccountsPermissions.People, g.PlacePath));
    }

    /// <summary>Whether the portal would still have an administrator of the root without this person, or without this one role of theirs.</summary>
    public static Task<bool> RootIsKeptAsync(PortalDb db, Guid withoutPerson, Guid? withoutRole, CancellationToken ct) =>
        db.Set<RoleRow>()
            .Where(r => r.Role == Role.Administrator && (withoutRole == null ? r.PersonId != withoutPerson : r.Id != withoutRole))
            .Where(r => db.Set<PlaceRow>().Any(p => p.Id == r.PlaceId && p.ParentId == null))
            .Where(r => db.Set<PersonRow>().Any(p => p.Id == r.PersonId && p.LockedAt == null && p.ClosingAt == null))
            .AnyAsync(ct);
}
