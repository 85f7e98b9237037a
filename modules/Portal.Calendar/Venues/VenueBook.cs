using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Calendar.Agenda;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Calendar.Venues;

/// <summary>The venues of the place tree.</summary>
internal sealed class VenueBook(PortalStore store, TimeProvider clock)
{
    /// <summary>Most venues of a list.</summary>
    public const int Most = 300;

    /// <summary>The venues of this person's places, by name.</summary>
    public async Task<IReadOnlyList<VenueRow>> OwnAsync(CurrentUser user, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var allowed = db.PlacesOf(user, CalendarPermissions.Plan);
        return await db.Set<VenueRow>().Where(v => allowed.Contains(v.PlaceId)).OrderBy(v => v.IsClosed).ThenBy(v => v.Name).Take(Most).ToListAsync(ct);
    }

    /// <summary>One venue with what comes there; null when there is none. At most 20 times.</summary>
    public async Task<ShownVenue?> FindAsync(Guid id, CancellationToken ct = default)
    {
        var now = clock.UtcNow();
        await using var db = store.Open();
        if (await db.Set<VenueRow>().SingleOrDefaultAsync(v => v.Id == id, ct) is not { } venue)
            return null;
        var place = await db.Set<PlaceRow>().Where(p => p.Id == venue.PlaceId).Select(p => p.Name).SingleAsync(ct);
        var here = db.Set<ActivityRow>().Where(a => a.VenueId == id && a.IsPublished).Select(a => a.Id);
        var times = await TimeRow.Of(db, db.Set<OccurrenceRow>().Where(o => here.Contains(o.ActivityId) && o.Venue == null && o.Ends > now).OrderBy(o => o.Starts).Take(20))
            .OrderBy(t => t.Starts).ToListAsync(ct);
        return new ShownVenue(venue, place, [.. times.Select(t => t.Entry(now))]);
    }
}

/// <summary>A venue on its page.</summary>
internal sealed record ShownVenue(VenueRow Venue, string PlaceName, IReadOnlyList<AgendaEntry> Coming);
