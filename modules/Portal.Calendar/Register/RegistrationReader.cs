using Microsoft.EntityFrameworkCore;
using Portal.Calendar.After;
using Portal.Calendar.Agenda;
using Portal.Calendar.CheckIn;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Calendar.Register;

/// <summary>A registration as its owner sees it.</summary>
internal sealed class RegistrationReader(PortalStore store, TimeProvider clock)
{
    /// <summary>The registration, or null when it is not there or not this person's.</summary>
    public async Task<OwnRegistration?> FindAsync(CurrentUser user, Guid id, string? key, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var row = await db.Set<RegistrationRow>().SingleOrDefaultAsync(r => r.Id == id, ct);
        if (row is null || !CancelRegistration.IsTheirs(row, user, key))
            return null;
        var occurrence = await db.Set<OccurrenceRow>().SingleAsync(o => o.Id == row.OccurrenceId, ct);
        var activity = await db.Set<ActivityRow>().SingleAsync(a => a.Id == occurrence.ActivityId, ct);
        var ahead = row.State != RegistrationState.Waiting ? 0 : await db.Set<RegistrationRow>()
            .CountAsync(r => r.OccurrenceId == row.OccurrenceId && r.State == RegistrationState.Waiting && r.Number < row.Number, ct);
        var came = await db.Set<AttendanceRow>().Where(a => a.RegistrationId == id && a.State != Attendance.Open).Select(a => (Attendance?)a.State).SingleOrDefaultAsync(ct);
        var rated = await db.Set<RatingRow>().AnyAsync(r => r.RegistrationId == id, ct);
        var over = occurrence.Ends <= clock.UtcNow();
        return new OwnRegistration(row, occurrence, activity, ahead) { Came = came, HasRated = rated, CanRate = over && !rated && came is (Attendance.Here or Attendance.Late) };
    }
}

/// <summary>A registration with what it is for; <paramref name="Ahead"/>: how many wait before it.</summary>
internal sealed record OwnRegistration(RegistrationRow Row, OccurrenceRow Occurrence, ActivityRow Activity, int Ahead)
{
    /// <summary>What was noted at the door; null when nothing was.</summary>
    public Attendance? Came { get; init; }

    /// <summary>Whether they have said how it was.</summary>
    public bool HasRated { get; init; }

    /// <summary>Whether they came, it is over, and they have not said how it was.</summary>
    public bool CanRate { get; init; }
}
