using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Portal.Accounts.People;
using Portal.Accounts.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Accounts.SignIn;

/// <summary>What the sign-in page sends.</summary>
/// <param name="Account">Telephone number, or user name of staff; at most 40 characters.</param>
/// <param name="Password">At most 128 characters.</param>
/// <param name="Keep">Take back the closing of an account.</param>
internal sealed record SignInRequest(string Account, string Password, bool Keep);

/// <summary>Checks name and password. A wrong name and a wrong password get the same answer after the same work.</summary>
internal sealed class SignInForm(
    PortalStore store,
    UserManager<PersonRow> people,
    SignInManager<PersonRow> signIn,
    PhoneBook phones,
    AttemptLimit limit,
    IStringLocalizer<AccountsTexts> t,
    ILogger<SignInForm> log)
{
    private static readonly PersonRow Nobody = new() { Name = "", SortKey = "" };

    // Made once with the usual strength; compared with when there is no such account.
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<PersonRow>().HashPassword(Nobody, Guid.NewGuid().ToString()));

    public async Task<Outcome<PersonRow>> CheckAsync(SignInRequest request, string address, CancellationToken ct = default)
    {
        if (request.Account is not { Length: > 0 and <= 40 } || string.IsNullOrWhiteSpace(request.Account))
            return new Refusal(RefusalKind.Invalid, t["signin.account.missing"], "account");
        if (request.Password is not { Length: > 0 and <= PasswordRules.Max })
            return new Refusal(RefusalKind.Invalid, t["signin.password.missing"], "password");
        var isPhone = PhoneNumber.TryParse(request.Account, out var number);
        var key = isPhone ? phones.Fingerprint(number) : people.NormalizeName(request.Account.Trim());
        var (account, place) = ($"signin:{key}", $"signin-address:{address}");
        if (!limit.Take(account, AttemptLimit.PerAccount) | !limit.Take(place, AttemptLimit.PerAddress))
        {
            log.LogWarning("Too many attempts to sign in from {Address}", address);
            return new Refusal(RefusalKind.TooMany, t["signin.too-many"]);
        }

        var person = isPhone ? await ByPhoneAsync(key, ct) : await people.FindByNameAsync(request.Account.Trim());
        if (person is null || person.ClosedAt is not null)
            return NobodyIsThere(request.Password, address);
        var outcome = await CheckPasswordAsync(person, request, ct);
        if (outcome.IsDone)
        {
            // A whole office signs in behind one address in the morning, and one account on several machines.
            limit.GiveBack(account);
            limit.GiveBack(place);
        }

        return outcome;
    }

    private Refusal NobodyIsThere(string password, string address)
    {
        people.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash.Value, password);
        log.LogInformation("Sign-in to an unknown account refused, from {Address}", address);
        return Wrong();
    }

    private async Task<Outcome<PersonRow>> CheckPasswordAsync(PersonRow person, SignInRequest request, CancellationToken ct)
    {
        var result = await signIn.CheckPasswordSignInAsync(person, request.Password, lockoutOnFailure: true);
        if (result.IsLockedOut)
        {
            log.LogWarning("Sign-in to {Person} is paused after wrong passwords", person.Id);
            return new Refusal(RefusalKind.TooMany, t["signin.paused"]);
        }

        if (!result.Succeeded)
        {
            log.LogInformation("Sign-in to {Person} with a wrong password refused", person.Id);
            return Wrong();
        }

        if (person.LockedAt is not null)
            return new Refusal(RefusalKind.Forbidden, t["signin.locked"]);
        if (person.ClosingAt is not { } closing)
            return person;
        if (!request.Keep)
            return new Refusal(RefusalKind.Conflict, t["signin.closing", ChinaTime.LocalDay(closing + Closing.Hold).ToString("M", null)], "keep");
        return await KeepAsync(person, ct);
    }

    private async Task<Outcome<PersonRow>> KeepAsync(PersonRow person, CancellationToken ct)
    {
        person.ClosingAt = null;
        return (await people.UpdateAsync(person)).Succeeded ? person : new Refusal(RefusalKind.Conflict, t["signin.wrong"]);
    }

    private Refusal Wrong() => new(RefusalKind.Invalid, t["signin.wrong"], "password");

    private async Task<PersonRow?> ByPhoneAsync(string fingerprint, CancellationToken ct)
    {
        await using var db = store.Open();
        return await db.Set<PersonRow>()
            .SingleOrDefaultAsync(p => db.Set<ContactRow>().Any(c => c.PersonId == p.Id && c.Fingerprint == fingerprint), ct);
    }
}
