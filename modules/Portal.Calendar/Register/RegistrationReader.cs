using Microsoft.EntityFrameworkCore;
using Portal.Calendar.Agenda;
using Portal.Kit.People;
using Portal.Storage.Database;

namespace Portal.Calendar.Register;

/// <summary>A registration as its owner sees it.</summary>
internal sealed class RegistrationReader(PortalStore store)
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
        return new OwnRegistration(row, occurrence, activity, ahead);
    }
}

/// <summary>A registration with what it is for; <paramref name="Ahead"/>: how many wait before it.</summary>
internal sealed record OwnRegistration(RegistrationRow Row, OccurrenceRow Occurrence, ActivityRow Activity, int Ahead);
