using Microsoft.EntityFrameworkCore;
using Portal.Calendar.Agenda;
using Portal.Storage.Database;

namespace Portal.Calendar.CheckIn.Come;

/// <summary>What somebody at the door sees.</summary>
internal sealed class ReadCome(PortalStore store)
{
    public async Task<ComeView?> FindAsync(Guid occurrenceId, CancellationToken ct = default)
    {
        await using var db = store.Open();
        return await db.Set<OccurrenceRow>().Where(o => o.Id == occurrenceId)
            .Join(db.Set<ActivityRow>(), o => o.ActivityId, a => a.Id, (o, a) => new ComeView(a, o)).SingleOrDefaultAsync(ct);
    }

    /// <summary>What was noted, by its id, which only the one who checked in knows.</summary>
    public async Task<AttendanceRow?> CameAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = store.Open();
        return await db.Set<AttendanceRow>().SingleOrDefaultAsync(a => a.Id == id && (a.State == Attendance.Here || a.State == Attendance.Late), ct);
    }
}

/// <summary>An occurrence to which somebody came.</summary>
internal sealed record ComeView(ActivityRow Activity, OccurrenceRow Occurrence);
