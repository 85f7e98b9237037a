using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Calendar.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;
using Portal.Storage.Secrets;

namespace Portal.Calendar.Hours.Certify;

/// <summary>Makes a certificate of all hours that count now. Asked again while nothing has changed it gives the same one.</summary>
internal sealed class IssueCertificate(PortalStore store, SecretBox box, TimeProvider clock, IStringLocalizer<TakePartTexts> texts)
{
    /// <summary>Purpose under which names are sealed.</summary>
    public const string Purpose = "calendar.certificate";

    public async Task<Outcome<string>> HandleAsync(CurrentUser user, CancellationToken ct = default)
    {
        if (user.Id is not { } person)
            return new Refusal(RefusalKind.SignInNeeded, texts["hours.sign-in"]);
        return await store.WriteAsync<Outcome<string>>(
            async db =>
            {
                var lines = await HoursBook.OfAsync(db, person, ct);
                var counting = lines.Where(l => l.Counts).ToList();
                if (counting.Count == 0)
                    return new Refusal(RefusalKind.Conflict, texts["certificate.none"]);
                if (!HoursChain.IsWhole(lines.Reverse().Select(l => l.Row)))
                    return new Refusal(RefusalKind.Conflict, texts["certificate.broken"]);
                var minutes = counting.Sum(l => l.Row.Minutes);
                var last = lines[0].Row;
                var same = await db.Set<CertificateRow>().Where(c => c.PersonId == person && c.UpTo == last.Number && c.Minutes == minutes && c.Lines == counting.Count && c.SealedName != "")
                    .OrderByDescending(c => c.At).FirstOrDefaultAsync(ct);
                if (same is not null && box.Open(Purpose, same.SealedName) == user.Name)
                    return same.Code;
                var row = new CertificateRow
                {
                    Id = Guid.CreateVersion7(clock.GetUtcNow()),
                    Code = CertificateCode.Draw(),
                    PersonId = person,
                    SealedName = box.Seal(Purpose, user.Name),
                    Minutes = minutes,
                    Lines = counting.Count,
                    UpTo = last.Number,
                    From = counting.Min(l => l.Row.Day),
                    To = counting.Max(l => l.Row.Day),
                    Chain = last.Chain,
                    At = clock.UtcNow(),
                };
                db.Add(row);
                return row.Code;
            },
            ct);
    }
}
