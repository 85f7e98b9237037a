using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Portal.Accounts.People;
using Portal.Accounts.Privacy;
using Portal.Accounts.SignIn;
using Portal.Accounts.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Accounts.Register;

/// <summary>What the registration page sends.</summary>
/// <param name="Name">How others see the person, 1–20 characters.</param>
/// <param name="Phone">As typed.</param>
/// <param name="Password">8–128 characters.</param>
/// <param name="Agrees">To the privacy notice.</param>
/// <param name="Version">The version that was shown; a newer one must be read first.</param>
internal sealed record RegisterRequest(string? Name, string? Phone, string? Password, bool Agrees, int Version);

/// <summary>A villager registers. The number counts as claimed only until a code or the village office has confirmed it.</summary>
internal sealed class RegisterVillager(
    PortalStore store,
    NewPerson people,
    PhoneBook phones,
    PrivacyNotices notices,
    AttemptLimit limit,
    TimeProvider clock,
    IStringLocalizer<AccountsTexts> t,
    ILogger<RegisterVillager> log)
{
    private const int PerDevice = 8;

    public async Task<Outcome<PersonRow>> HandleAsync(RegisterRequest request, string device, string address, CancellationToken ct = default)
    {
        if (PersonNames.Check(t, request.Name) is { } badName)
            return badName;
        if (!PhoneNumber.TryParse(request.Phone, out var number))
            return new Refusal(RefusalKind.Invalid, t["phone.wrong"], "phone");
        if (PasswordRules.Check(t, request.Password, number) is { } badPassword)
            return badPassword;
        if (!request.Agrees)
            return new Refusal(RefusalKind.Invalid, t["register.agree.missing"], "agree");
        if (!limit.Take($"register:{device}", PerDevice) | !limit.Take($"register-address:{address}", AttemptLimit.PerAddress))
        {
            log.LogWarning("Too many registrations from {Address}", address);
            return new Refusal(RefusalKind.TooMany, t["signin.too-many"]);
        }

        var now = clock.UtcNow();
        var person = people.Make(null, request.Name!, request.Password!, now); // hashing takes its time: outside of the write
        return await store.CommandAsync(Taken, db => AddAsync(db, person, number, request.Version, now, ct), ct);
    }

    private async Task<Outcome<PersonRow>> AddAsync(PortalDb db, PersonRow person, PhoneNumber number, int version, DateTime now, CancellationToken ct)
    {
        if (version != (await notices.CurrentAsync(db, ct)).Version)
            return new Refusal(RefusalKind.Conflict, t["register.agree.newer"], "agree");
        var fingerprint = phones.Fingerprint(number);
        if (await db.Set<ContactRow>().AnyAsync(c => c.Fingerprint == fingerprint, ct))
            return Taken();
        db.Add(person);
        db.Add(phones.Contact(person.Id, number));
        await PrivacyNotices.AgreeAsync(db, person.Id, version, now, ct);
        return person;
    }

    private Refusal Taken() => new(RefusalKind.Conflict, t["register.taken"], "phone");
}
