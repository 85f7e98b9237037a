using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.Roles;
using Portal.Accounts.SignIn;
using Portal.Accounts.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Accounts.People;

/// <summary>
/// Face to face at the office: staff who have seen the person and the telephone draw a new password, which is read out
/// once. Of villagers by whoever carries <see cref="AccountsPermissions.ResetPassword"/>; of staff only by an
/// administrator who reaches all of their roles. Ends every session of the account.
/// </summary>
internal sealed class ResetPassword(
    PortalStore store, IPasswordHasher<PersonRow> hasher, AttemptLimit limit, TimeProvider clock, IStringLocalizer<AccountsTexts> t)
{
    private const int PerWindow = 20;

    /// <summary>The new password, shown once and kept nowhere.</summary>
    /// <param name="who">The member of staff.</param>
    /// <param name="personId">Whose.</param>
    /// <param name="sawPhone">The telephone was seen to ring: the number counts as confirmed.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task<Outcome<string>> HandleAsync(CurrentUser who, Guid personId, bool sawPhone, CancellationToken ct = default)
    {
        if (!limit.Take($"reset:{who.Id}", PerWindow))
            return new Refusal(RefusalKind.TooMany, t["signin.too-many"]);
        var password = DrawnPassword.Next();
        return await store.CommandAsync(
            () => new Refusal(RefusalKind.Conflict, t["places.conflict"]),
            db => ResetAsync(db, who, personId, password, sawPhone, ct),
            ct);
    }

    private async Task<Outcome<string>> ResetAsync(PortalDb db, CurrentUser who, Guid personId, string password, bool sawPhone, CancellationToken ct)
    {
        var isStaff = await db.Set<RoleRow>().AnyAsync(r => r.PersonId == personId, ct);
        var may = isStaff ? await Reach.CoversAsync(db, who, personId, ct) : who.MayAnywhere(AccountsPermissions.ResetPassword);
        if (!may)
            return new Refusal(RefusalKind.Forbidden, t["people.forbidden"]);
        if (personId == who.Id)
            return new Refusal(RefusalKind.Conflict, t["people.not-oneself"]);
        if (await db.Set<PersonRow>().AsTracking().SingleOrDefaultAsync(p => p.Id == personId && p.ClosedAt == null, ct) is not { } person)
            return new Refusal(RefusalKind.NotFound, t["people.unknown"]);

        var now = clock.UtcNow();
        person.PasswordHash = hasher.HashPassword(person, password);
        person.SecurityStamp = Guid.NewGuid().ToString("N");
        person.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        person.AccessFailedCount = 0;
        person.PausedUntil = null;
        if (sawPhone && await db.Set<ContactRow>().AsTracking().SingleOrDefaultAsync(c => c.PersonId == personId, ct) is { } contact)
            contact.ConfirmedAt ??= now;
        db.Audit(who, now, "accounts.password-reset", $"person:{personId}", detail: sawPhone ? "phone seen" : null);
        return password;
    }
}
