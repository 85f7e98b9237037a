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

/// <summary>Locks an account, at once and everywhere, or opens it again.</summary>
internal sealed class LockPerson(PortalStore store, TimeProvider clock, IStringLocalizer<AccountsTexts> t)
{
    public Task<Outcome<Done>> HandleAsync(CurrentUser who, Guid personId, bool locked, CancellationToken ct = default) =>
        store.CommandAsync(
            () => new Refusal(RefusalKind.Conflict, t["places.conflict"]),
            db => ChangeAsync(db, who, personId, locked, ct),
            ct);

    private async Task<Outcome<Done>> ChangeAsync(PortalDb db, CurrentUser who, Guid personId, bool locked, CancellationToken ct)
    {
        if (!await Reach.CoversAsync(db, who, personId, ct))
            return new Refusal(RefusalKind.Forbidden, t["people.forbidden"]);
        if (personId == who.Id)
            return new Refusal(RefusalKind.Conflict, t["people.not-oneself"]);
        if (await db.Set<PersonRow>().AsTracking().SingleOrDefaultAsync(p => p.Id == personId && p.ClosedAt == null, ct) is not { } person)
            return new Refusal(RefusalKind.NotFound, t["people.unknown"]);
        if (person.LockedAt is not null == locked)
            return Done.Instance;
        var now = clock.UtcNow();
        person.LockedAt = locked ? now : null;
        person.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        db.Audit(who, now, locked ? "accounts.locked" : "accounts.unlocked", $"person:{personId}");
        return Done.Instance;
    }
}
