using System.Linq.Expressions;
using Portal.Storage.Database;

namespace Portal.Calendar.Agenda;

/// <summary>What the pages need of one time. Set by its properties and not by a constructor, so that queries can go on with it.</summary>
internal sealed class TimeRow
{
    public Guid Id { get; init; }

    public Guid ActivityId { get; init; }

    public ActivityTheme Theme { get; init; }

    public required string Title { get; init; }

    public required string Venue { get; init; }

    public bool TakesRegistrations { get; init; }

    public DateOnly Day { get; init; }

    public DateTime Starts { get; init; }

    public DateTime Ends { get; init; }

    public OccurrenceState State { get; init; }

    public DateTime? MovedFrom { get; init; }

    public string? Reason { get; init; }

    public int Capacity { get; init; }

    public int Seated { get; init; }

    public int Waiting { get; init; }

    /// <summary>The times of the published activities that a filter lets through.</summary>
    public static IQueryable<TimeRow> All(PortalDb db, AgendaFilter filter, DateTime now) => Of(db, Times(db, filter, now));

    /// <summary>
    /// The same without their words, for counting and choosing. Asked as a set and not as a join: of ten thousand times the
    /// index (Day, Starts, ActivityId) alone is walked, and each activity looked up in a set of a thousand.
    /// </summary>
    public static IQueryable<OccurrenceRow> Times(PortalDb db, AgendaFilter filter, DateTime now)
    {
        var times = db.Set<OccurrenceRow>().AsQueryable();
        if (filter.OnlyOpen)
            times = times.Where(o => o.State != OccurrenceState.Cancelled && o.Ends > now);
        var activities = filter.Activities(db);
        if (filter.OnlyOpen)
            activities = activities.Where(a => a.TakesRegistrations);
        return times.Where(o => activities.Select(a => a.Id).Contains(o.ActivityId));
    }

    /// <summary>Times with the words of their activities.</summary>
    public static IQueryable<TimeRow> Of(PortalDb db, IQueryable<OccurrenceRow> times) => times.Join(db.Set<ActivityRow>(), o => o.ActivityId, a => a.Id, Row);

    public AgendaEntry Entry(DateTime now) => new(
        Id, Kind, Title, Venue, Address, Starts, Ends, Stand(now), Math.Max(0, Capacity - Seated), Reason: Reason);

    /// <summary>The note on the day from which it was moved.</summary>
    public AgendaEntry Note() => new(
        Id, Kind, Title, Venue, Address, MovedFrom!.Value, MovedFrom.Value, EntryStand.MovedAway, MovedTo: Starts, Reason: Reason);

    private static Expression<Func<OccurrenceRow, ActivityRow, TimeRow>> Row => (o, a) => new TimeRow
    {
        Id = o.Id,
        ActivityId = a.Id,
        Theme = a.Theme,
        Title = o.Title ?? a.Title,
        Venue = o.Venue ?? a.Venue,
        TakesRegistrations = a.TakesRegistrations,
        Day = o.Day,
        Starts = o.Starts,
        Ends = o.Ends,
        State = o.State,
        MovedFrom = o.MovedFrom,
        Reason = o.Reason,
        Capacity = o.Capacity,
        Seated = o.Seated,
        Waiting = o.Waiting,
    };

    private EntryKind Kind => Theme == ActivityTheme.Volunteering ? EntryKind.Volunteering : EntryKind.Activity;

    private string Address => $"/calendar/activity/{ActivityId}";

    private EntryStand Stand(DateTime now) =>
        State == OccurrenceState.Cancelled ? EntryStand.Cancelled
        : Ends <= now ? EntryStand.Over
        : !TakesRegistrations ? EntryStand.Free
        : Capacity == 0 ? EntryStand.Unlimited
        : Waiting == 0 && Seated < Capacity ? EntryStand.Open
        : EntryStand.Full;
}
