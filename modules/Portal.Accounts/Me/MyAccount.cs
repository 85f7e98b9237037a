using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.People;
using Portal.Accounts.Privacy;
using Portal.Accounts.Roles;
using Portal.Accounts.SignIn;
using Portal.Accounts.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Texts;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Accounts.Me;

/// <summary>What a person sees of the own account.</summary>
internal sealed record MyCard(string UserName, string? MaskedPhone, bool IsConfirmed, bool HasAgreed, int NoticeVersion);

/// <summary>What people do with their own account. The account is always that of the caller.</summary>
internal sealed class MyAccount(
    PortalStore store,
    PhoneBook phones,
    PrivacyNotices notices,
    UserManager<PersonRow> people,
    AttemptLimit limit,
    TimeProvider clock,
    IStringLocalizer<AccountsTexts> t)
{
    public async Task<MyCard?> CardAsync(CurrentUser who, CancellationToken ct = default)
    {
        if (who.Id is not { } id)
            return null;
        await using var db = store.Open();
        var userName = await db.Set<PersonRow>().Where(p => p.Id == id).Select(p => p.UserName).SingleAsync(ct);
        var contact = await db.Set<ContactRow>().SingleOrDefaultAsync(c => c.PersonId == id, ct);
        var notice = await notices.CurrentAsync(db, ct);
        var agreed = await db.Set<ConsentRow>().AnyAsync(c => c.PersonId == id && c.Version == notice.Version, ct);
        return new MyCard(userName!, contact is null ? null : phones.Open(contact).Masked, contact?.ConfirmedAt is not null, agreed, notice.Version);
    }

    public async Task<Outcome<Done>> RenameAsync(CurrentUser who, string? name, CancellationToken ct = default)
    {
        if (PersonNames.Check(t, name) is { } wrong)
            return wrong;
        return await ChangeAsync(
            who,
            (db, person) =>
            {
                if (person.Name != name!.Trim())
                    person.NameConfirmedAt = null;
                person.Name = name.Trim();
                person.SortKey = Pinyin.SortKey(person.Name);
            },
            ct);
    }

    public async Task<Outcome<Done>> AgreeAsync(CurrentUser who, int version, CancellationToken ct = default)
    {
        if (who.Id is not { } id)
            return SignInNeeded();
        return await store.CommandAsync(
            () => new Refusal(RefusalKind.Conflict, t["places.conflict"]),
            async db =>
            {
                if ((await notices.CurrentAsync(db, ct)).Version != version)
                    return (Outcome<Done>)new Refusal(RefusalKind.Conflict, t["register.agree.newer"], "agree");
                await PrivacyNotices.AgreeAsync(db, id, version, clock.UtcNow(), ct);
                return Done.Instance;
            },
            ct);
    }

    /// <summary>Changes the password; every session ends, also on other devices, and the caller signs in anew.</summary>
    public async Task<Outcome<PersonRow>> ChangePasswordAsync(CurrentUser who, string? old, string? password, CancellationToken ct = default)
    {
        var checkedPerson = await CheckPasswordAsync(who, old, "oldpassword");
        if (!checkedPerson.IsDone)
            return checkedPerson;
        if (PasswordRules.Check(t, password) is { } wrong)
            return wrong;
        var person = checkedPerson.Value;
        person.PasswordHash = people.PasswordHasher.HashPassword(person, password!);
        return (await people.UpdateSecurityStampAsync(person)).Succeeded ? person : new Refusal(RefusalKind.Conflict, t["places.conflict"]);
    }

    /// <summary>Closes the account: it reads as a visitor's at once, and is erased after <see cref="Closing.Hold"/>.</summary>
    public async Task<Outcome<Done>> CloseAsync(CurrentUser who, string? password, CancellationToken ct = default)
    {
        var checkedPerson = await CheckPasswordAsync(who, password, "password");
        if (!checkedPerson.IsDone)
            return checkedPerson.Refusal;
        await using (var db = store.Open())
        {
            // Staff hand over first: an office must not lose its last administrator to a click.
            if (await db.Set<RoleRow>().AnyAsync(r => r.PersonId == who.Id, ct))
                return new Refusal(RefusalKind.Conflict, t["close.has-roles"], "password");
        }

        return await ChangeAsync(
            who,
            (db, person) =>
            {
                person.ClosingAt = clock.UtcNow();
                db.Audit(who, clock.UtcNow(), "accounts.closing", $"person:{person.Id}");
            },
            ct);
    }

    private async Task<Outcome<PersonRow>> CheckPasswordAsync(CurrentUser who, string? password, string field)
    {
        if (who.Id is not { } id || await people.FindByIdAsync(id.ToString()) is not { } person)
            return SignInNeeded();
        if (!limit.Take($"password:{id}", AttemptLimit.PerAccount))
            return new Refusal(RefusalKind.TooMany, t["signin.too-many"], field);
        return password is { Length: > 0 and <= PasswordRules.Max } && await people.CheckPasswordAsync(person, password)
            ? person
            : new Refusal(RefusalKind.Invalid, t["password.old-wrong"], field);
    }

    private async Task<Outcome<Done>> ChangeAsync(CurrentUser who, Action<PortalDb, PersonRow> change, CancellationToken ct)
    {
        if (who.Id is not { } id)
            return SignInNeeded();
        return await store.CommandAsync(
            () => new Refusal(RefusalKind.Conflict, t["places.conflict"]),
            async db =>
            {
                var person = await db.Set<PersonRow>().AsTracking().SingleAsync(p => p.Id == id, ct);
                change(db, person);
                person.ConcurrencyStamp = Guid.NewGuid().ToString("N");
                return (Outcome<Done>)Done.Instance;
            },
            ct);
    }

    private Refusal SignInNeeded() => new(RefusalKind.SignInNeeded, t["signin.needed"]);
}
