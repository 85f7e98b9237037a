using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.People;
using Portal.Accounts.SignIn;
using Portal.Accounts.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;
using Portal.Storage.Secrets;

namespace Portal.Accounts.Codes;

/// <summary>A person confirms that the registered number is theirs: six digits, ten minutes, five tries.</summary>
internal sealed class PhoneCodes(
    PortalStore store, SecretBox box, PhoneBook phones, ICodeSender sender, AttemptLimit limit, TimeProvider clock, IStringLocalizer<AccountsTexts> t)
{
    public const int MaxMisses = 5;
    private const int SendsPerWindow = 3;
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    public async Task<Outcome<Done>> SendAsync(CurrentUser who, CancellationToken ct = default)
    {
        if (who.Id is not { } id)
            return new Refusal(RefusalKind.SignInNeeded, t["signin.needed"]);
        if (!limit.Take($"code:{id}", SendsPerWindow))
            return new Refusal(RefusalKind.TooMany, t["signin.too-many"], "code");
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var contact = await store.WriteAsync(
            async db =>
            {
                var found = await db.Set<ContactRow>().SingleOrDefaultAsync(c => c.PersonId == id && c.ConfirmedAt == null, ct);
                if (found is null)
                    return null;
                await db.Set<CodeRow>().Where(c => c.PersonId == id).ExecuteDeleteAsync(ct);
                db.Add(new CodeRow { PersonId = id, Fingerprint = Fingerprint(id, code), EndsAt = clock.UtcNow() + Lasts });
                return found;
            },
            ct);
        if (contact is null)
            return new Refusal(RefusalKind.Conflict, t["code.nothing"], "code");
        await sender.SendAsync(phones.Open(contact), code, ct);
        return Done.Instance;
    }

    public Task<Outcome<Done>> ConfirmAsync(CurrentUser who, string? code, CancellationToken ct = default) =>
        store.CommandAsync(Wrong, db => ConfirmAsync(db, who, code, ct), ct);

    private async Task<Outcome<Done>> ConfirmAsync(PortalDb db, CurrentUser who, string? code, CancellationToken ct)
    {
        if (who.Id is not { } id)
            return new Refusal(RefusalKind.SignInNeeded, t["signin.needed"]);
        var now = clock.UtcNow();
        var row = await db.Set<CodeRow>().AsTracking().SingleOrDefaultAsync(c => c.PersonId == id, ct);
        if (row is null || row.EndsAt <= now || row.Misses >= MaxMisses)
            return new Refusal(RefusalKind.Conflict, t["code.over"], "code");
        if (code?.Trim() is not { Length: 6 } digits || row.Fingerprint != Fingerprint(id, digits))
        {
            row.Misses++; // the one thing that a refusal changes
            return Wrong();
        }

        db.Remove(row);
        var contact = await db.Set<ContactRow>().AsTracking().SingleAsync(c => c.PersonId == id, ct);
        contact.ConfirmedAt = now;
        db.Audit(who, now, "accounts.phone-confirmed", $"person:{id}");
        return Done.Instance;
    }

    private Refusal Wrong() => new(RefusalKind.Invalid, t["code.wrong"], "code");

    private string Fingerprint(Guid personId, string code) => box.Fingerprint("accounts.code", $"{personId:N}{code}");
}
