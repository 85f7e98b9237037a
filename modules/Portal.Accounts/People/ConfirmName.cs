using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.Roles;
using Portal.Accounts.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Accounts.People;

/// <summary>
/// Face to face at the office: staff saw a document with this name. Rooms whose place asks for confirmed names then let the
/// person speak, under that name. Of villagers by whoever carries <see cref="AccountsPermissions.ResetPassword"/>, of staff
/// by an administrator who reaches all of their roles.
/// </summary>
internal sealed class ConfirmName(PortalStore store, TimeProvider clock, IStringLocalizer<AccountsTexts> t)
{
    /// <summary>Confirms the name that the member of staff sees; refused when it changed meanwhile.</summary>
    public Task<Outcome<Done>> HandleAsync(CurrentUser who, Guid personId, string seen, CancellationToken ct = default) =>
        store.CommandAsync(
            () => new Refusal(RefusalKind.Conflict, t["places.conflict"]),
            db => ConfirmAsync(db, who, personId, seen, ct),
            ct);

    private async Task<Outcome<Done>> ConfirmAsync(PortalDb db, CurrentUser who, Guid personId, string seen, CancellationToken ct)
    {
        var isStaff = await db.Set<RoleRow>().AnyAsync(r => r.PersonId == personId, ct);
        if (!(isStaff ? await Reach.CoversAsync(db, who, personId, ct) : who.MayAnywhere(AccountsPermissions.ResetPassword)))
            return new Refusal(RefusalKind.Forbidden, t["people.forbidden"]);
        if (personId == who.Id)
            return new Refusal(RefusalKind.Conflict, t["people.not-oneself"]);
        if (await db.Set<PersonRow>().AsTracking().SingleOrDefaultAsync(p => p.Id == personId && p.ClosedAt == null, ct) is not { } person)
            return new Refusal(RefusalKind.NotFound, t["people.unknown"]);
        if (person.Name != seen)
            return new Refusal(RefusalKind.Conflict, t["people.name.changed"]);
        if (person.NameConfirmedAt is not null)
            return Done.Instance;
        person.NameConfirmedAt = clock.UtcNow();
        person.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        db.Audit(who, clock.UtcNow(), "accounts.name-confirmed", $"person:{personId}");
        return Done.Instance;
    }
}
