using Microsoft.EntityFrameworkCore;
using Portal.Kit.Activities;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Calendar.Agenda;

/// <summary>Answers what Requests asks about activities.</summary>
internal sealed class ActivityAnswers(PortalStore store, TimeProvider clock) : IActivities
{
    private const int MostTimes = 1_000;

    public async Task<IReadOnlyList<ActivityCard>> ComingAsync(string placePath, int limit, CancellationToken ct = default)
    {
        var now = clock.UtcNow();
        await using var db = store.Open();
        var times = await TimeRow.All(db, new AgendaFilter(placePath), now)
            .Where(t => t.Ends > now && t.State != OccurrenceState.Cancelled).OrderBy(t => t.Starts).Take(MostTimes).ToListAsync(ct);
        return [.. times.DistinctBy(t => t.ActivityId).Take(Math.Clamp(limit, 1, 200)).Select(Card)];
    }

    public async Task<IReadOnlyList<ActivityCard>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct = default)
    {
        if (ids.Count is 0 or > 200)
            return [];
        var now = clock.UtcNow();
        await using var db = store.Open();
        var times = TimeRow.All(db, new AgendaFilter(), now).Where(t => ids.Contains(t.ActivityId) && t.State != OccurrenceState.Cancelled);
        var coming = await times.Where(t => t.Ends > now).OrderBy(t => t.Starts).Take(MostTimes).ToListAsync(ct);
        var past = await times.Where(t => t.Ends <= now).OrderByDescending(t => t.Starts).Take(MostTimes).ToListAsync(ct);
        return [.. coming.Concat(past).DistinctBy(t => t.ActivityId).Select(Card)];
    }

    private static ActivityCard Card(TimeRow time) => new(time.ActivityId, time.Title, time.Venue, time.Address, time.Starts, time.Ends);
}
