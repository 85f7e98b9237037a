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

    /// <summary>The activity's page, relative to the root.</summary>
    public string Address => $"/calendar/activity/{ActivityId}";

    /// <summary>The times of the published activities that a filter lets through.</summary>
    public static IQueryable<TimeRow> All(PortalDb db, AgendaFilter filter, DateTime now) => Of(db, Times(db, filter, now));

    /// <summary>
    /// The same without their words, for counting and choosing. Asked as a set and not as a join: of ten thousand times the
    /// index (Day, Starts, ActivityId) alone is walked, and each activity looked up in a set of a thousand.
    /// </summary>
    public static IQueryable<OccurrenceRow> Times(PortalDb db, AgendaFilter filter, DateTime now)
    {
        var activities = Activities(db, filter).Select(a => a.Id);
        return Open(db, filter, now).Where(o => activities.Contains(o.ActivityId));
    }

    /// <summary>Times with the words of their activities.</summary>
    public static IQueryable<TimeRow> Of(PortalDb db, IQueryable<OccurrenceRow> times) => times.Join(db.Set<ActivityRow>(), o => o.ActivityId, a => a.Id, Row);

    /// <summary>
    /// The first times of a day. A join, and not a set as above: it stops after the first few of the index (Day, Starts),
    /// while a set of all activities would be made anew for every day.
    /// </summary>
    public static IQueryable<TimeRow> FirstOf(PortalDb db, AgendaFilter filter, DateTime now, DateOnly day, int count) =>
        Open(db, filter, now).Where(o => o.Day == day).Join(Activities(db, filter), o => o.ActivityId, a => a.Id, Row).OrderBy(t => t.Starts).Take(count);

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

    private static IQueryable<OccurrenceRow> Open(PortalDb db, AgendaFilter filter, DateTime now) =>
        filter.OnlyOpen ? db.Set<OccurrenceRow>().Where(o => o.State != OccurrenceState.Cancelled && o.Ends > now) : db.Set<OccurrenceRow>();

    private static IQueryable<ActivityRow> Activities(PortalDb db, AgendaFilter filter) =>
        filter.OnlyOpen ? filter.Activities(db).Where(a => a.TakesRegistrations) : filter.Activities(db);

    private EntryKind Kind => Theme == ActivityTheme.Volunteering ? EntryKind.Volunteering : EntryKind.Activity;

    private EntryStand Stand(DateTime now) =>
        State == OccurrenceState.Cancelled ? EntryStand.Cancelled
        : Ends <= now ? EntryStand.Over
        : !TakesRegistrations ? EntryStand.Free
        : Capacity == 0 ? EntryStand.Unlimited
        : Waiting == 0 && Seated < Capacity ? EntryStand.Open
        : EntryStand.Full;
}
