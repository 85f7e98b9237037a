using Microsoft.EntityFrameworkCore;
using Portal.Calendar.Agenda;
using Portal.Calendar.CheckIn;
using Portal.Storage.Database;

namespace Portal.Calendar.After.Look;

/// <summary>What the public sees of what is over: only what staff have put there.</summary>
internal sealed class ReadLook(PortalStore store)
{
    private const int Most = 12;

    /// <summary>One occurrence with its report; null when there is nothing for the public.</summary>
    public async Task<LookedBack?> FindAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var found = await db.Set<ReportRow>().Where(r => r.OccurrenceId == id && r.IsShown)
            .Join(db.Set<OccurrenceRow>(), r => r.OccurrenceId, o => o.Id, (r, o) => new { r, o })
            .Join(db.Set<ActivityRow>().Where(a => a.IsPublished), x => x.o.ActivityId, a => a.Id, (x, a) => new { x.r, x.o, a }).SingleOrDefaultAsync(ct);
        if (found is null)
            return null;
        var came = await db.Set<AttendanceRow>().Where(a => a.OccurrenceId == id && (a.State == Attendance.Here || a.State == Attendance.Late)).SumAsync(a => a.Seats, ct);
        var faces = await db.Set<RatingRow>().Where(r => r.OccurrenceId == id).Select(r => r.Face).ToListAsync(ct);
        var photos = await db.Set<PhotoRow>().Where(p => p.OccurrenceId == id).OrderBy(p => p.At).Select(p => p.MediaId).ToListAsync(ct);
        return new LookedBack(found.a, found.o, found.r.Words, came + found.r.Others, photos, faces.Count(f => f == 3), faces.Count);
    }

    /// <summary>The occurrences of an activity that have a report, newest first.</summary>
    public async Task<IReadOnlyList<OccurrenceRow>> OfActivityAsync(Guid activity, CancellationToken ct = default)
    {
        await using var db = store.Open();
        return await db.Set<OccurrenceRow>().Where(o => o.ActivityId == activity && db.Set<ReportRow>().Any(r => r.OccurrenceId == o.Id && r.IsShown))
            .OrderByDescending(o => o.Starts).Take(Most).ToListAsync(ct);
    }
}

/// <summary>An occurrence that is over.</summary>
internal sealed record LookedBack(ActivityRow Activity, OccurrenceRow Occurrence, string Words, int Came, IReadOnlyList<Guid> Photos, int Best, int Rated)
{
    public string Title => Occurrence.Title ?? Activity.Title;
}
