using Microsoft.EntityFrameworkCore;
using Portal.Calendar.After;
using Portal.Calendar.Agenda;
using Portal.Calendar.CheckIn;
using Portal.Calendar.Hours;
using Portal.Calendar.Register;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Calendar.Me;

/// <summary>What one person has to do with activities now.</summary>
internal sealed class ReadMyActivities(PortalStore store, TimeProvider clock)
{
    private const int Most = 20;
    private const int MostToRate = 5;

    public async Task<MyActivitiesView> OfAsync(Guid person, CancellationToken ct = default)
    {
        var now = clock.UtcNow();
        var since = now.AddDays(-14);
        await using var db = store.Open();
        var mine = db.Set<RegistrationRow>().Where(r => r.PersonId == person && r.State != RegistrationState.Cancelled)
            .Join(db.Set<OccurrenceRow>(), r => r.OccurrenceId, o => o.Id, (r, o) => new { r, o })
            .Join(db.Set<ActivityRow>(), x => x.o.ActivityId, a => a.Id, (x, a) => new { x.r, x.o, a });
        var coming = await mine.Where(x => x.o.Ends > now).OrderBy(x => x.o.Starts).Take(Most)
            .Select(x => new MyRegistration(x.r.Id, x.o.Title ?? x.a.Title, x.o.Venue ?? x.a.Venue, x.o.Starts, x.r.State, x.o.State == OccurrenceState.Cancelled)).ToListAsync(ct);
        var rate = await mine.Where(x => x.o.Ends <= now && x.o.Ends > since)
            .Where(x => db.Set<AttendanceRow>().Any(c => c.RegistrationId == x.r.Id && (c.State == Attendance.Here || c.State == Attendance.Late)) && !db.Set<RatingRow>().Any(g => g.RegistrationId == x.r.Id))
            .OrderByDescending(x => x.o.Starts).Take(MostToRate)
            .Select(x => new MyRegistration(x.r.Id, x.o.Title ?? x.a.Title, x.o.Venue ?? x.a.Venue, x.o.Starts, x.r.State, false)).ToListAsync(ct);
        var waiting = await db.Set<HoursRow>().CountAsync(
            h => h.PersonId == person && h.Corrects == null && !db.Set<HoursAnswerRow>().Any(a => a.EntryId == h.Id) && !db.Set<HoursRow>().Any(c => c.Corrects == h.Id), ct);
        var minutes = await HoursBook.Counting(db).Where(h => h.PersonId == person).SumAsync(h => h.Minutes, ct);
        return new MyActivitiesView(coming, rate, waiting, minutes);
    }
}

/// <summary>What 我的 shows of activities.</summary>
internal sealed record MyActivitiesView(IReadOnlyList<MyRegistration> Registrations, IReadOnlyList<MyRegistration> ToRate, int HoursWaiting, int Minutes)
{
    public bool IsEmpty => Registrations.Count == 0 && ToRate.Count == 0 && HoursWaiting == 0 && Minutes == 0;
}

/// <summary>A registration on 我的.</summary>
internal sealed record MyRegistration(Guid Id, string Title, string Venue, DateTime Starts, RegistrationState State, bool IsCancelled);
