using Microsoft.EntityFrameworkCore;
using Portal.Calendar.After;
using Portal.Calendar.Agenda;
using Portal.Calendar.CheckIn;
using Portal.Calendar.Hours;
using Portal.Calendar.Hours.Certify;
using Portal.Calendar.Register;
using Portal.Kit.People;
using Portal.Storage.Database;
using Portal.Storage.Secrets;

namespace Portal.Calendar.Me;

/// <summary>What the calendar keeps about a person: theirs to take away; names and words go with the account, counts and the ledger stay.</summary>
internal sealed class CalendarPersonalData(PortalStore store, SecretBox box) : IPersonalData
{
    public string Section => "activities";

    public async Task<object?> ExportAsync(Guid personId, CancellationToken ct)
    {
        await using var db = store.Open();
        var registrations = await db.Set<RegistrationRow>().Where(r => r.PersonId == personId)
            .Join(db.Set<OccurrenceRow>(), r => r.OccurrenceId, o => o.Id, (r, o) => new { r, o })
            .Join(db.Set<ActivityRow>(), x => x.o.ActivityId, a => a.Id, (x, a) => new { x.r, x.o.Starts, Title = x.o.Title ?? a.Title }).ToListAsync(ct);
        var came = await db.Set<AttendanceRow>().Where(a => a.PersonId == personId && a.State != Attendance.Open).ToListAsync(ct);
        var ratings = await db.Set<RatingRow>().Where(r => r.PersonId == personId).ToListAsync(ct);
        var lines = await HoursBook.OfAsync(db, personId, ct);
        var certificates = await db.Set<CertificateRow>().Where(c => c.PersonId == personId).ToListAsync(ct);
        if (registrations.Count + came.Count + lines.Count == 0)
            return null;
        return new
        {
            Registrations = registrations.Select(x => new { x.Title, x.Starts, Name = box.Open(RegisterForOccurrence.Purpose, x.r.SealedName), x.r.Seats, State = x.r.State.ToString(), x.r.At }),
            Attendance = came.Select(a => new { a.OccurrenceId, State = a.State.ToString(), Way = a.Way.ToString(), a.Seats, a.At }),
            Ratings = ratings.Select(r => new { r.OccurrenceId, r.Face, r.Words, r.At }),
            Hours = lines.Select(l => new { l.Row.Title, l.Row.Day, l.Row.Minutes, l.Row.Reason, l.Row.At, l.Answer?.Accepted, l.Answer?.Words }),
            Certificates = certificates.Select(c => new { c.Code, c.Minutes, c.At }),
        };
    }

    public Task EraseAsync(Guid personId, CancellationToken ct)
    {
        var nobody = box.Seal(RegisterForOccurrence.Purpose, "");
        return store.WriteAsync(
            async db =>
            {
                await db.Set<RegistrationRow>().Where(r => r.PersonId == personId)
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.SealedName, nobody).SetProperty(r => r.SealedPhone, (string?)null), ct);
                await db.Set<AttendanceRow>().Where(a => a.PersonId == personId).ExecuteUpdateAsync(set => set.SetProperty(a => a.SealedName, (string?)null), ct);
                await db.Set<RatingRow>().Where(r => r.PersonId == personId).ExecuteUpdateAsync(set => set.SetProperty(r => r.Words, ""), ct);
                await db.Set<HoursAnswerRow>().Where(a => a.PersonId == personId).ExecuteUpdateAsync(set => set.SetProperty(a => a.Words, ""), ct);
                await db.Set<CertificateRow>().Where(c => c.PersonId == personId).ExecuteUpdateAsync(set => set.SetProperty(c => c.SealedName, ""), ct);
            },
            ct);
    }
}
