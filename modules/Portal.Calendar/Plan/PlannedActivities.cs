using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Audit;
using Portal.Accounts.Places;
using Portal.Calendar.Agenda;
using Portal.Calendar.Register;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;
using Portal.Storage.Secrets;

namespace Portal.Calendar.Plan;

/// <summary>What staff see of their places' activities.</summary>
internal sealed class PlannedActivities(PortalStore store, SecretBox box, TimeProvider clock)
{
    /// <summary>Times on a page.</summary>
    public const int PageSize = 30;

    /// <summary>Times of this person's activities, coming ones by beginning, past ones backwards; one more than a page tells that there is another.</summary>
    public async Task<IReadOnlyList<PlannedTime>> ListAsync(CurrentUser user, bool past, int page, CancellationToken ct = default)
    {
        var now = clock.UtcNow();
        await using var db = store.Open();
        var allowed = db.PlacesOf(user, CalendarPermissions.Plan);
        var times = db.Set<OccurrenceRow>()
            .Join(db.Set<ActivityRow>().Where(a => allowed.Contains(a.PlaceId)), o => o.ActivityId, a => a.Id, (o, a) => new { o, a })
            .Where(t => (t.o.Ends < now) == past);
        var ordered = past ? times.OrderByDescending(t => t.o.Starts) : times.OrderBy(t => t.o.Starts);
        var rows = await ordered.ThenBy(t => t.o.Id).Skip(page * PageSize).Take(PageSize + 1).ToListAsync(ct);
        return [.. rows.Select(t => new PlannedTime(t.a, t.o))];
    }

    /// <summary>One activity with its times, or null when it is not this person's.</summary>
    public async Task<ActivityRow?> FindAsync(CurrentUser user, Guid id, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var allowed = db.PlacesOf(user, CalendarPermissions.Plan);
        return await db.Set<ActivityRow>().Include(a => a.Occurrences.OrderBy(o => o.Starts))
            .SingleOrDefaultAsync(a => a.Id == id && allowed.Contains(a.PlaceId), ct);
    }

    /// <summary>The activity of a time, with its series and times, or null when it is not this person's.</summary>
    public async Task<ActivityRow?> OfOccurrenceAsync(CurrentUser user, Guid occurrenceId, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var allowed = db.PlacesOf(user, CalendarPermissions.Plan);
        return await db.Set<ActivityRow>().Include(a => a.Series).Include(a => a.Occurrences.OrderBy(o => o.Starts)).AsSplitQuery()
            .SingleOrDefaultAsync(a => a.Occurrences.Any(o => o.Id == occurrenceId) && allowed.Contains(a.PlaceId), ct);
    }

    /// <summary>Who registered for an occurrence, in order of arrival; at most 500. Telephone numbers are shown, so each look is audited.</summary>
    public Task<IReadOnlyList<Guest>> GuestsAsync(CurrentUser user, Guid occurrenceId, CancellationToken ct = default) =>
        store.WriteAsync<IReadOnlyList<Guest>>(
            async db =>
            {
                var allowed = db.PlacesOf(user, CalendarPermissions.Plan);
                var activity = await db.Set<ActivityRow>().AsNoTracking()
                    .SingleOrDefaultAsync(a => allowed.Contains(a.PlaceId) && a.Occurrences.Any(o => o.Id == occurrenceId), ct);
                if (activity is null)
                    return [];
                var rows = await db.Set<RegistrationRow>().AsNoTracking()
                    .Where(r => r.OccurrenceId == occurrenceId && r.State != RegistrationState.Cancelled)
                    .OrderBy(r => r.Number).Take(500).ToListAsync(ct);
                if (rows.Exists(r => r.SealedPhone is not null))
                    db.Audit(user, clock.UtcNow(), "calendar.look-at-guests", $"occurrence:{occurrenceId}", activity.PlaceId);
                return [.. rows.Select(Open)];
            },
            ct);

    private Guest Open(RegistrationRow row) => new(
        box.Open(RegisterForOccurrence.Purpose, row.SealedName),
        row.SealedPhone is { } phone ? box.Open(RegisterForOccurrence.Purpose, phone) : null,
        row.Seats,
        row.State);
}

/// <summary>A time of an activity.</summary>
internal sealed record PlannedTime(ActivityRow Activity, OccurrenceRow Occurrence);

/// <summary>Somebody who registered.</summary>
internal sealed record Guest(string Name, string? Phone, int Seats, RegistrationState State);
