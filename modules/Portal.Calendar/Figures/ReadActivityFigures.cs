using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Calendar.After;
using Portal.Calendar.Agenda;
using Portal.Calendar.CheckIn;
using Portal.Calendar.Hours;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Calendar.Figures;

/// <summary>Activities, people and hours of a month and of the eleven before it.</summary>
internal sealed class ReadActivityFigures(PortalStore store, TimeProvider clock)
{
    /// <summary>Months shown.</summary>
    public const int Months = 12;

    // More than a county holds in a year; protects memory, and is said on the page when reached.
    private const int Most = 50_000;

    /// <param name="month">First day of the month, local.</param>
    /// <param name="placePath">At or below; empty for everywhere.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<ActivityFigures> ReadAsync(DateOnly month, string placePath, CancellationToken ct = default)
    {
        var first = month.AddMonths(1 - Months);
        var now = clock.UtcNow();
        var (from, to) = (ChinaTime.Midnight(first), ChinaTime.Midnight(month.AddMonths(1)));
        await using var db = store.Open();
        var within = db.PlacesWithin(placePath);
        var held = db.Set<OccurrenceRow>().Where(o => o.Starts >= from && o.Starts < to && o.Ends <= now && o.State != OccurrenceState.Cancelled)
            .Join(db.Set<ActivityRow>().Where(a => a.IsPublished && within.Contains(a.PlaceId)), o => o.ActivityId, a => a.Id, (o, a) => new { o.Id, Title = o.Title ?? a.Title, o.Starts, a.PlaceId, a.Theme });
        var rows = await held.OrderByDescending(h => h.Starts).Take(Most).ToListAsync(ct);
        var ids = held.Select(h => h.Id);
        var people = await db.Set<AttendanceRow>().Where(a => ids.Contains(a.OccurrenceId) && (a.State == Attendance.Here || a.State == Attendance.Late))
            .GroupBy(a => a.OccurrenceId).Select(g => new { g.Key, Count = g.Sum(a => a.Seats) }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var others = await db.Set<ReportRow>().Where(r => ids.Contains(r.OccurrenceId) && r.Others > 0).ToDictionaryAsync(r => r.OccurrenceId, r => r.Others, ct);
        var minutes = await HoursBook.Counting(db).Where(h => ids.Contains(h.OccurrenceId))
            .GroupBy(h => h.OccurrenceId).Select(g => new { g.Key, Count = g.Sum(h => h.Minutes) }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var faces = await db.Set<RatingRow>().Where(r => ids.Contains(r.OccurrenceId))
            .GroupBy(r => r.OccurrenceId).Select(g => new { g.Key, Best = g.Sum(r => r.Face == 3 ? 1 : 0), Count = g.Count() }).ToDictionaryAsync(g => g.Key, ct);
        List<ActivityFact> facts = [.. rows.Select(r => new ActivityFact(
            r.Id, r.Title, ChinaTime.LocalDay(r.Starts), r.PlaceId, r.Theme, people.GetValueOrDefault(r.Id) + others.GetValueOrDefault(r.Id),
            minutes.GetValueOrDefault(r.Id), faces.GetValueOrDefault(r.Id)?.Best ?? 0, faces.GetValueOrDefault(r.Id)?.Count ?? 0))];
        var placeIds = facts.Select(f => f.PlaceId).Distinct().ToList();
        var names = await db.Set<PlaceRow>().Where(p => placeIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        return new ActivityFigures(month, facts, names, rows.Count == Most);
    }
}

/// <summary>A year in numbers that ends with a month.</summary>
/// <param name="Month">First day of the last month.</param>
/// <param name="Facts">Everything that took place, newest first.</param>
/// <param name="Places">Names of the places.</param>
/// <param name="IsCut">There was more than is counted.</param>
internal sealed record ActivityFigures(DateOnly Month, IReadOnlyList<ActivityFact> Facts, IReadOnlyDictionary<Guid, string> Places, bool IsCut)
{
    /// <summary>Those of the month itself.</summary>
    public IEnumerable<ActivityFact> OfMonth => Facts.Where(f => f.Day >= Month && f.Day < Month.AddMonths(1));

    public ActivityTally All => ActivityTally.Of(OfMonth);

    public IReadOnlyList<(string Name, ActivityTally Tally)> ByPlace =>
        [.. OfMonth.GroupBy(f => f.PlaceId).Select(g => (Places[g.Key], ActivityTally.Of(g))).OrderByDescending(p => p.Item2.People).ThenByDescending(p => p.Item2.Times).ThenBy(p => p.Item1, StringComparer.Ordinal)];

    public IReadOnlyList<(ActivityTheme Theme, ActivityTally Tally)> ByTheme =>
        [.. OfMonth.GroupBy(f => f.Theme).Select(g => (g.Key, ActivityTally.Of(g))).OrderByDescending(t => t.Item2.Times).ThenBy(t => t.Key)];

    /// <summary>Twelve months, the oldest first.</summary>
    public IReadOnlyList<(DateOnly Month, ActivityTally Tally)> ByMonth =>
        [.. Enumerable.Range(1 - ReadActivityFigures.Months, ReadActivityFigures.Months).Select(n => Month.AddMonths(n)).Select(m => (m, ActivityTally.Of(Facts.Where(f => f.Day >= m && f.Day < m.AddMonths(1)))))];
}
