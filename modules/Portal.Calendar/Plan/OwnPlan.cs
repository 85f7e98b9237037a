using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Calendar.Agenda;
using Portal.Kit.People;
using Portal.Storage.Database;

namespace Portal.Calendar.Plan;

/// <summary>What a person plans, read in the query: nobody's else comes out of it.</summary>
internal static class OwnPlan
{
    /// <summary>The activities that this person plans.</summary>
    public static IQueryable<ActivityRow> OwnActivities(this PortalDb db, CurrentUser user)
    {
        var allowed = db.PlacesOf(user, CalendarPermissions.Plan);
        return db.Set<ActivityRow>().Where(a => allowed.Contains(a.PlaceId));
    }

    /// <summary>The times of those activities, each with its activity; not tracked.</summary>
    public static IQueryable<PlannedTime> OwnTimes(this PortalDb db, CurrentUser user) => db.Times(db.OwnActivities(user));

    /// <summary>The times of some activities, each with its activity; not tracked.</summary>
    public static IQueryable<PlannedTime> Times(this PortalDb db, IQueryable<ActivityRow> activities) =>
        db.Set<OccurrenceRow>().AsNoTracking().Join(activities.AsNoTracking(), o => o.ActivityId, a => a.Id, (o, a) => new PlannedTime { Activity = a, Occurrence = o });

    /// <summary>One time with its activity; null when this person does not plan it. Not tracked.</summary>
    public static Task<PlannedTime?> OwnTimeAsync(this PortalDb db, CurrentUser user, Guid occurrenceId, CancellationToken ct) =>
        db.OwnTimes(user).SingleOrDefaultAsync(t => t.Occurrence.Id == occurrenceId, ct);
}

/// <summary>A time of an activity. Set by its properties, so that queries can go on with it.</summary>
internal sealed record PlannedTime
{
    public required ActivityRow Activity { get; init; }

    public required OccurrenceRow Occurrence { get; init; }
}
