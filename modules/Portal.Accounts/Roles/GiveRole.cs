using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.People;
using Portal.Accounts.Places;
using Portal.Accounts.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Accounts.Roles;

/// <summary>Gives a role at a place, or takes it back; both within the administrator's own reach, both audited.</summary>
internal sealed class GiveRole(PortalStore store, TimeProvider clock, IStringLocalizer<AccountsTexts> t)
{
    public async Task<Outcome<Done>> GiveAsync(CurrentUser who, Guid personId, Role role, Guid placeId, CancellationToken ct = default)
    {
        if (!Enum.IsDefined(role))
            return new Refusal(RefusalKind.Invalid, t["people.role.wrong"], "role");
        return await store.CommandAsync(Beaten, db => GiveAsync(db, who, personId, role, placeId, ct), ct);
    }

    public Task<Outcome<Done>> TakeAsync(CurrentUser who, Guid roleId, CancellationToken ct = default) =>
        store.CommandAsync(Beaten, db => TakeAsync(db, who, roleId, ct), ct);

    private async Task<Outcome<Done>> GiveAsync(PortalDb db, CurrentUser who, Guid personId, Role role, Guid placeId, CancellationToken ct)
    {
        var path = await PathAsync(db, placeId, ct);
        if (path is null || !who.May(AccountsPermissions.People, path))
            return new Refusal(RefusalKind.Forbidden, t["people.forbidden"]);
        if (!await db.Set<PersonRow>().AnyAsync(p => p.Id == personId && p.ClosingAt == null, ct))
            return new Refusal(RefusalKind.NotFound, t["people.unknown"]);
        if (await db.Set<RoleRow>().AnyAsync(r => r.PersonId == personId && r.Role == role && r.PlaceId == placeId, ct))
            return Done.Instance;
        var now = clock.UtcNow();
        db.Add(new RoleRow { Id = Guid.CreateVersion7(now), PersonId = personId, Role = role, PlaceId = placeId, GivenAt = now, GivenBy = who.Id });
        db.Audit(who, now, "accounts.role-given", $"person:{personId}", placeId, role.ToString());
        return Done.Instance;
    }

    private async Task<Outcome<Done>> TakeAsync(PortalDb db, CurrentUser who, Guid roleId, CancellationToken ct)
    {
        var row = await db.Set<RoleRow>().AsTracking().SingleOrDefaultAsync(r => r.Id == roleId, ct);
        if (row is null)
            return Done.Instance; // taken back already
        if (await PathAsync(db, row.PlaceId, ct) is not { } path || !who.May(AccountsPermissions.People, path))
            return new Refusal(RefusalKind.Forbidden, t["people.forbidden"]);
        if (!await Reach.RootIsKeptAsync(db, row.PersonId, roleId, ct) && await IsRootAdministratorAsync(db, row, ct))
            return new Refusal(RefusalKind.Conflict, t["people.last-administrator"]);
        db.Remove(row);
        db.Audit(who, clock.UtcNow(), "accounts.role-taken", $"person:{row.PersonId}", row.PlaceId, row.Role.ToString());
        return Done.Instance;
    }

    private static Task<bool> IsRootAdministratorAsync(PortalDb db, RoleRow row, CancellationToken ct) =>
        row.Role == Role.Administrator ? db.Set<PlaceRow>().AnyAsync(p => p.Id == row.PlaceId && p.ParentId == null, ct) : Task.FromResult(false);

    private static Task<string?> PathAsync(PortalDb db, Guid placeId, CancellationToken ct) =>
        db.Set<PlaceRow>().Where(p => p.Id == placeId).Select(p => p.Path).SingleOrDefaultAsync(ct);

    private Refusal Beaten() => new(RefusalKind.Conflict, t["places.conflict"]);
}
