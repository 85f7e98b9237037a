using Microsoft.EntityFrameworkCore;
using Portal.Calendar.Agenda;
using Portal.Calendar.Plan;
using Portal.Calendar.Register;
using Portal.Kit.People;
using Portal.Storage.Database;

namespace Portal.Calendar.CheckIn.Door;

/// <summary>What stands on the station's screen.</summary>
internal sealed class ReadDoor(PortalStore store, DoorCodes codes)
{
    /// <summary>The occurrence with its counts; null unless the key or the permission opens it.</summary>
    public async Task<DoorView?> FindAsync(CurrentUser user, Guid id, string? key, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var found = await db.Times(codes.OpensScreen(id, key) ? db.Set<ActivityRow>() : db.OwnActivities(user)).SingleOrDefaultAsync(t => t.Occurrence.Id == id, ct);
        if (found is null)
            return null;
        var came = await db.Set<AttendanceRow>().Where(a => a.OccurrenceId == id && (a.State == Attendance.Here || a.State == Attendance.Late)).SumAsync(a => a.Seats, ct);
        var expected = await db.Set<RegistrationRow>().Where(r => r.OccurrenceId == id && r.State == RegistrationState.Seated).SumAsync(r => r.Seats, ct);
        return new DoorView(found.Activity, found.Occurrence, came, expected);
    }
}

/// <summary>An occurrence at its door.</summary>
/// <param name="Activity">What it is.</param>
/// <param name="Occurrence">When.</param>
/// <param name="Came">How many are here.</param>
/// <param name="Expected">How many registered.</param>
internal sealed record DoorView(ActivityRow Activity, OccurrenceRow Occurrence, int Came, int Expected);
