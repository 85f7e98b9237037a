using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Calendar.Agenda;
using Portal.Calendar.Register;
using Portal.Kit.People;
using Portal.Storage.Database;

namespace Portal.Calendar.CheckIn.Own;

/// <summary>To which list somebody's own code belongs.</summary>
internal sealed class ReadOwn(PortalStore store)
{
    /// <summary>The occurrence and how many are expected; null for whoever does not run it.</summary>
    public async Task<(Guid? Occurrence, int Seats)> OccurrenceAsync(CurrentUser user, Guid registration, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var allowed = db.PlacesOf(user, CalendarPermissions.Plan);
        var found = await db.Set<RegistrationRow>().Where(r => r.Id == registration)
            .Where(r => db.Set<OccurrenceRow>().Any(o => o.Id == r.OccurrenceId && db.Set<ActivityRow>().Any(a => a.Id == o.ActivityId && allowed.Contains(a.PlaceId))))
            .Select(r => new { r.OccurrenceId, r.Seats }).SingleOrDefaultAsync(ct);
        return found is null ? (null, 1) : (found.OccurrenceId, found.Seats);
    }
}
