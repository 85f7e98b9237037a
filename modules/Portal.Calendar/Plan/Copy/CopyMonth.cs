using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Calendar.Agenda;
using Portal.Calendar.Series;
using Portal.Calendar.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Calendar.Plan.Copy;

/// <summary>
/// Copies the single times of a month into another as drafts: the second Tuesday becomes the second Tuesday, a fifth one
/// that is not there the last. Series go on by themselves and are not copied; what stands there already is left out.
/// </summary>
internal sealed class CopyMonth(PortalStore store, CalendarPages pages, TimeProvider clock, IStringLocalizer<CalendarTexts> texts)
{
    private const int Most = 300;

    /// <summary>How many activities were made. Months are given by their first day.</summary>
    public async Task<Outcome<int>> HandleAsync(CurrentUser user, DateOnly from, DateOnly to, CancellationToken ct = default)
    {
        var (source, target) = (new DateOnly(from.Year, from.Month, 1), new DateOnly(to.Year, to.Month, 1));
        if (source == target || target < clock.Today().AddMonths(-1) || target > clock.Today().AddYears(SeriesPlan.MostYears))
            return new Refusal(RefusalKind.Invalid, texts["copy.bad"], "to");
        var outcome = await store.WriteAsync<Outcome<int>>(
            async db =>
            {
                var now = clock.UtcNow();
                var end = source.AddMonths(1);
                var rows = await db.OwnActivities(user).AsNoTracking()
                    .Include(a => a.Occurrences.Where(o => o.SeriesId == null && o.Day >= source && o.Day < end && o.State != OccurrenceState.Cancelled))
                    .Where(a => a.Occurrences.Any(o => o.SeriesId == null && o.Day >= source && o.Day < end && o.State != OccurrenceState.Cancelled))
                    .OrderBy(a => a.Id).Take(Most + 1).ToListAsync(ct);
                if (rows.Count > Most)
                    return new Refusal(RefusalKind.TooLarge, texts["copy.many", Most]);
                var known = await KnownAsync(db, rows, target, ct);
                var made = 0;
                foreach (var row in rows)
                {
                    var times = row.Occurrences.Select(o => (Time: o, Starts: Moved(o.Starts, target))).Where(t => !known.Contains((row.PlaceId, row.Title, t.Starts))).ToList();
                    if (times.Count == 0)
                        continue;
                    Copy(db, user, row, times, now);
                    made++;
                }
                return made;
            },
            ct);
        if (outcome is { IsDone: true, Value: > 0 })
            await pages.EvictAllAsync(ct);
        return outcome;
    }

    /// <summary>The day of another month that is the same weekday in the same week of it.</summary>
    internal static DateOnly SameWeekday(DateOnly day, DateOnly month)
    {
        var first = month.AddDays(((int)day.DayOfWeek - (int)month.DayOfWeek + 7) % 7);
        var moved = first.AddDays((day.Day - 1) / 7 * 7);
        return moved.Month == month.Month ? moved : moved.AddDays(-7);
    }

    private static DateTime Moved(DateTime utc, DateOnly month)
    {
        var local = ChinaTime.ToLocal(utc);
        return ChinaTime.ToUtc(SameWeekday(DateOnly.FromDateTime(local), month).ToDateTime(TimeOnly.FromDateTime(local)));
    }

    private static async Task<HashSet<(Guid, string, DateTime)>> KnownAsync(PortalDb db, List<ActivityRow> rows, DateOnly target, CancellationToken ct)
    {
        var end = target.AddMonths(1);
        var titles = rows.Select(r => r.Title).Distinct().ToList();
        var known = await db.Set<OccurrenceRow>().Where(o => o.Day >= target && o.Day < end)
            .Join(db.Set<ActivityRow>().Where(a => titles.Contains(a.Title)), o => o.ActivityId, a => a.Id, (o, a) => new { a.PlaceId, a.Title, o.Starts }).ToListAsync(ct);
        return [.. known.Select(k => (k.PlaceId, k.Title, k.Starts))];
    }

    private static void Copy(PortalDb db, CurrentUser user, ActivityRow row, List<(OccurrenceRow Time, DateTime Starts)> times, DateTime now)
    {
        var form = ActivityForm.From(row);
        form.IsPublished = false;
        var copy = new ActivityRow { Id = Guid.CreateVersion7(now), Title = "", Venue = "", At = now, ChangedAt = now, ById = user.Id, Version = 1 };
        form.CopyTo(copy);
        db.Add(copy);
        foreach (var (time, starts) in times.DistinctBy(t => t.Starts))
            SeriesTimes.AddTime(db, copy, null, starts, starts + (time.Ends - time.Starts), time.Capacity, now);
        db.Audit(user, now, "calendar.copy", $"activity:{copy.Id}", copy.PlaceId, copy.Title);
    }
}
