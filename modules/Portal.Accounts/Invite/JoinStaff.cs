using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.People;
using Portal.Accounts.Places;
using Portal.Accounts.Privacy;
using Portal.Accounts.Roles;
using Portal.Accounts.SignIn;
using Portal.Accounts.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Accounts.Invite;

/// <summary>What the page of an invitation shows.</summary>
internal sealed record OpenInvitation(string Name, Role Role, string PlaceName, DateTime EndsAt);

/// <summary>What it sends: a new account, or the one that is signed in.</summary>
internal sealed record JoinRequest(string? Token, string? Name, string? UserName, string? Password, bool Agrees, int Version);

/// <summary>Accepts an invitation. It must still be open, and whoever gave it must still be allowed to.</summary>
internal sealed class JoinStaff(PortalStore store, NewPerson people, PrivacyNotices notices, TimeProvider clock, IStringLocalizer<AccountsTexts> t)
{
    public async Task<OpenInvitation?> FindAsync(string? token, CancellationToken ct = default)
    {
        await using var db = store.Open();
        if (await FindAsync(db, token, ct) is not { } row)
            return null;
        var place = await db.Set<PlaceRow>().SingleAsync(p => p.Id == row.PlaceId, ct);
        return new OpenInvitation(row.Name, row.Role, place.Name, row.EndsAt);
    }

    /// <summary>With the account that is signed in.</summary>
    public Task<Outcome<PersonRow>> AcceptAsync(CurrentUser who, string? token, CancellationToken ct = default) =>
        store.CommandAsync(
            Over,
            async db => who.Id is { } id && await db.Set<PersonRow>().SingleOrDefaultAsync(p => p.Id == id, ct) is { } person
                ? await GiveAsync(db, token, person, ct)
                : new Refusal(RefusalKind.SignInNeeded, t["signin.needed"]),
            ct);

    /// <summary>With a new account.</summary>
    public async Task<Outcome<PersonRow>> JoinAsync(JoinRequest request, CancellationToken ct = default)
    {
        if (PersonNames.Check(t, request.Name) is { } badName)
            return badName;
        if (!UserNames.Fits(request.UserName))
            return new Refusal(RefusalKind.Invalid, t["username.wrong"], "username");
        if (PasswordRules.Check(t, request.Password) is { } badPassword)
            return badPassword;
        if (!request.Agrees)
            return new Refusal(RefusalKind.Invalid, t["register.agree.missing"], "agree");
        var now = clock.UtcNow();
        var person = people.Make(request.UserName, request.Name!, request.Password!, now);
        return await store.CommandAsync(
            () => new Refusal(RefusalKind.Conflict, t["username.taken"], "username"),
            async db =>
            {
                if (request.Version != (await notices.CurrentAsync(db, ct)).Version)
                    return (Outcome<PersonRow>)new Refusal(RefusalKind.Conflict, t["register.agree.newer"], "agree");
                if (await db.Set<PersonRow>().AnyAsync(p => p.NormalizedUserName == person.NormalizedUserName, ct))
                    return new Refusal(RefusalKind.Conflict, t["username.taken"], "username");
                var given = await GiveAsync(db, request.Token, person, ct);
                if (!given.IsDone)
                    return given;
                db.Add(person);
                db.Add(new ConsentRow { PersonId = person.Id, Version = request.Version, At = now });
                return given;
            },
            ct);
    }

    private async Task<Outcome<PersonRow>> GiveAsync(PortalDb db, string? token, PersonRow person, CancellationToken ct)
    {
        if (await FindAsync(db, token, ct) is not { } row)
            return Over();
        var now = clock.UtcNow();
        row.UsedAt = now;
        row.PersonId = person.Id;
        if (!await db.Set<RoleRow>().AnyAsync(r => r.PersonId == person.Id && r.Role == row.Role && r.PlaceId == row.PlaceId, ct))
            db.Add(new RoleRow { Id = Guid.CreateVersion7(now), PersonId = person.Id, Role = row.Role, PlaceId = row.PlaceId, GivenAt = now, GivenBy = row.InvitedBy });
        db.Audit(new CurrentUser(person.Id, person.Name, []), now, "accounts.joined", $"person:{person.Id}", row.PlaceId, row.Role.ToString());
        return person;
    }

    private async Task<InvitationRow?> FindAsync(PortalDb db, string? token, CancellationToken ct)
    {
        if (OneTimeToken.Hash(token) is not { } hash)
            return null;
        var now = clock.UtcNow();
        var row = await db.Set<InvitationRow>().AsTracking().SingleOrDefaultAsync(i => i.Hash == hash && i.UsedAt == null && i.EndsAt > now, ct);
        return row is not null && await InviterStillMayAsync(db, row, ct) ? row : null;
    }

    private static async Task<bool> InviterStillMayAsync(PortalDb db, InvitationRow row, CancellationToken ct)
    {
        if (!await db.Set<PersonRow>().AnyAsync(p => p.Id == row.InvitedBy && p.LockedAt == null && p.ClosingAt == null, ct))
            return false;
        var path = await db.Set<PlaceRow>().Where(p => p.Id == row.PlaceId).Select(p => p.Path).SingleAsync(ct);
        var inviter = new CurrentUser(row.InvitedBy, "", await Reach.GrantsAsync(db, row.InvitedBy, ct));
        return inviter.May(AccountsPermissions.People, path);
    }

    private Refusal Over() => new(RefusalKind.Conflict, t["invite.over"]);
}
