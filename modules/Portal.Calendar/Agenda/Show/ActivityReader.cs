using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Calendar.Series;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Calendar.Agenda.Show;

/// <summary>What the public sees of one activity.</summary>
internal sealed class ActivityReader(PortalStore store, TimeProvider clock)
{
    private const int MostTimes = 30;

    /// <summary>A published activity with its coming times and the last past one; null when there is none for the public.</summary>
    public async Task<ShownActivity?> FindAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var activity = await db.Set<ActivityRow>().SingleOrDefaultAsync(a => a.Id == id && a.IsPublished, ct);
        if (activity is null)
            return null;
        var now = clock.UtcNow();
        var place = await db.Set<PlaceRow>().Where(p => p.Id == activity.PlaceId).Select(p => p.Name).SingleOrDefaultAsync(ct);
        var times = await db.Set<OccurrenceRow>().Where(o => o.ActivityId == id && o.Ends > now).OrderBy(o => o.Starts).Take(MostTimes).ToListAsync(ct);
        var last = await db.Set<OccurrenceRow>().Where(o => o.ActivityId == id && o.Ends <= now).OrderByDescending(o => o.Starts).FirstOrDefaultAsync(ct);
        var ids = times.Select(t => t.SeriesId).Where(i => i != null).Distinct().ToList();
        var series = await db.Set<SeriesRow>().Where(s => ids.Contains(s.Id)).OrderBy(s => s.FirstDay).Take(5).ToListAsync(ct);
        return new ShownActivity(activity, place ?? "", times, last) { Series = series };
    }
}

/// <summary>An activity on its page.</summary>
internal sealed record ShownActivity(ActivityRow Activity, string PlaceName, IReadOnlyList<OccurrenceRow> Coming, OccurrenceRow? Last)
{
    /// <summary>How it comes again, where it still does.</summary>
    public IReadOnlyList<SeriesRow> Series { get; init; } = [];

    /// <summary>The times for which one can still register or wait.</summary>
    public IReadOnlyList<OccurrenceRow> Open(DateTime now) =>
        Activity.TakesRegistrations ? [.. Coming.Where(o => o.State != OccurrenceState.Cancelled && o.Starts > now)] : [];
}
