using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Kit.Episodes;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Calendar.Agenda;

/// <summary>What happens when: published activities, and the episodes of rooms.</summary>
internal sealed class AgendaReader(PortalStore store, TimeProvider clock, IEpisodes? episodes = null)
{
    /// <summary>Most entries of one reading: a month of a county.</summary>
    public const int Most = 2_000;

    /// <summary>Everything that begins in [from, to), UTC, by beginning; notes on days from which something was moved included.</summary>
    public async Task<IReadOnlyList<AgendaEntry>> BetweenAsync(AgendaFilter filter, DateTime from, DateTime to, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var rows = await Times(db, filter)
            .Where(t => (t.Starts >= from && t.Starts < to) || (t.MovedFrom != null && t.MovedFrom >= from && t.MovedFrom < to))
            .OrderBy(t => t.Starts).Take(Most).ToListAsync(ct);
        var entries = rows.Where(t => t.Starts >= from && t.Starts < to).Select(Entry);
        var notes = rows.Where(t => t.MovedFrom >= from && t.MovedFrom < to && ChinaTime.LocalDay(t.MovedFrom.Value) != ChinaTime.LocalDay(t.Starts)).Select(Note);
        var live = filter is { Theme: null, OnlyOpen: false } && episodes is not null
            ? (await episodes.BetweenAsync(filter.PlacePath, from, to, ct)).Where(e => e.Starts >= from).Select(Entry)
            : [];
        var all = entries.Concat(filter.OnlyOpen ? [] : notes).Concat(live);
        return [.. all.Where(e => !filter.OnlyOpen || e.Stand is EntryStand.Open or EntryStand.Unlimited or EntryStand.Full).OrderBy(e => e.Starts).ThenBy(e => e.Title, StringComparer.Ordinal)];
    }

    /// <summary>What comes next, nothing that is over or cancelled; at most <paramref name="limit"/>.</summary>
    public async Task<IReadOnlyList<AgendaEntry>> NextAsync(AgendaFilter filter, int limit, CancellationToken ct = default)
    {
        var now = clock.UtcNow();
        await using var db = store.Open();
        var rows = await Times(db, filter)
            .Where(t => t.Starts > now && t.State != OccurrenceState.Cancelled).OrderBy(t => t.Starts).Take(limit).ToListAsync(ct);
        var live = episodes is null ? [] : (await episodes.ComingAsync(filter.PlacePath, limit, ct)).Where(e => e.Starts > now && e.State == EpisodeState.Announced);
        return [.. rows.Select(Entry).Concat(live.Select(Entry)).OrderBy(e => e.Starts).Take(limit)];
    }

    private static IQueryable<TimeRow> Times(PortalDb db, AgendaFilter filter)
    {
        var activities = db.Set<ActivityRow>().Where(a => a.IsPublished);
        if (filter.PlacePath.Length > 0)
            activities = activities.Where(a => db.PlacesWithin(filter.PlacePath).Contains(a.PlaceId));
        if (filter.Theme is { } theme)
            activities = activities.Where(a => a.Theme == theme);
        return db.Set<OccurrenceRow>().Join(activities, o => o.ActivityId, a => a.Id, (o, a) => new TimeRow
        {
            Id = o.Id,
            ActivityId = a.Id,
            Theme = a.Theme,
            Title = a.Title,
            Venue = a.Venue,
            TakesRegistrations = a.TakesRegistrations,
            Starts = o.Starts,
            Ends = o.Ends,
            State = o.State,
            MovedFrom = o.MovedFrom,
            Reason = o.Reason,
            Capacity = o.Capacity,
            Seated = o.Seated,
            Waiting = o.Waiting,
        });
    }

    private AgendaEntry Entry(TimeRow row) => new(
        row.Id, Kind(row), row.Title, row.Venue, Address(row), row.Starts, row.Ends, Stand(row), Math.Max(0, row.Capacity - row.Seated), Reason: row.Reason);

    private static AgendaEntry Note(TimeRow row) => new(
        row.Id, Kind(row), row.Title, row.Venue, Address(row), row.MovedFrom!.Value, row.MovedFrom.Value, EntryStand.MovedAway, MovedTo: row.Starts, Reason: row.Reason);

    private AgendaEntry Entry(EpisodeCard card) => new(
        card.Id, EntryKind.Live, card.Title, card.RoomName, card.Address, card.Starts, card.Ends, card.State switch
        {
            EpisodeState.OnAir => EntryStand.OnAir,
            EpisodeState.Ended => EntryStand.Over,
            EpisodeState.Cancelled => EntryStand.Cancelled,
            _ => card.Ends < clock.UtcNow() ? EntryStand.Over : EntryStand.Free,
        });

    private EntryStand Stand(TimeRow row) =>
        row.State == OccurrenceState.Cancelled ? EntryStand.Cancelled
        : row.Ends <= clock.UtcNow() ? EntryStand.Over
        : !row.TakesRegistrations ? EntryStand.Free
        : row.Capacity == 0 ? EntryStand.Unlimited
        : row.Waiting == 0 && row.Seated < row.Capacity ? EntryStand.Open
        : EntryStand.Full;

    private static EntryKind Kind(TimeRow row) => row.Theme == ActivityTheme.Volunteering ? EntryKind.Volunteering : EntryKind.Activity;

    private static string Address(TimeRow row) => $"/calendar/activity/{row.ActivityId}";

    // Set by its properties and not by a constructor, so that the query can go on with it.
    private sealed class TimeRow
    {
        public Guid Id { get; init; }

        public Guid ActivityId { get; init; }

        public ActivityTheme Theme { get; init; }

        public required string Title { get; init; }

        public required string Venue { get; init; }

        public bool TakesRegistrations { get; init; }

        public DateTime Starts { get; init; }

        public DateTime Ends { get; init; }

        public OccurrenceState State { get; init; }

        public DateTime? MovedFrom { get; init; }

        public string? Reason { get; init; }

        public int Capacity { get; init; }

        public int Seated { get; init; }

        public int Waiting { get; init; }
    }
}
