using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.Places;
using Portal.Calendar.Agenda;
using Portal.Calendar.Series;
using Portal.Calendar.Texts;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Calendar.Plan.Table;

/// <summary>What came of a table.</summary>
/// <param name="Rows">Every row, with what is wrong with it.</param>
/// <param name="Imported">How many activities were made; 0 as long as one row is wrong.</param>
internal sealed record PlanReport(IReadOnlyList<PlanTableRow> Rows, int Imported)
{
    /// <summary>Whether every row fits.</summary>
    public bool IsSound => Rows.Count > 0 && Rows.All(r => r.Problems.Count == 0);
}

/// <summary>Takes a plan over from a table: all of it or nothing. Rows of the same title and place become one activity; all are drafts.</summary>
internal sealed class ImportPlan(PortalStore store, IPlaces places, CalendarPages pages, TimeProvider clock, IStringLocalizer<CalendarTexts> texts)
{
    /// <summary>Reads and checks a table, and imports it when <paramref name="import"/> says so and every row fits.</summary>
    public async Task<PlanReport> HandleAsync(CurrentUser user, IReadOnlyList<GridRow> grid, bool import, CancellationToken ct = default)
    {
        var now = clock.UtcNow();
        var own = (await places.AllAsync(ct)).Where(p => user.May(CalendarPermissions.Plan, p.Path)).ToList();
        var rows = new PlanTableReader(texts, own, now).Read(grid);
        if (rows.Count > PlanTableReader.MostRows)
            rows = [.. rows.Select(r => r with { Problems = [texts["table.many", PlanTableReader.MostRows]] })];
        rows = Doubled(rows);
        if (!import)
            return new PlanReport(await KnownAsync(rows, ct), 0);
        // Checked again inside of the write: two people may paste the same plan.
        var report = await store.WriteAsync(async db => await SaveAsync(db, user, rows, now, ct), ct);
        if (report.Imported > 0)
            await pages.EvictAllAsync(ct);
        return report;
    }

    private async Task<IReadOnlyList<PlanTableRow>> KnownAsync(IReadOnlyList<PlanTableRow> rows, CancellationToken ct)
    {
        await using var db = store.Open();
        return await KnownAsync(db, rows, ct);
    }

    private async Task<IReadOnlyList<PlanTableRow>> KnownAsync(PortalDb db, IReadOnlyList<PlanTableRow> rows, CancellationToken ct)
    {
        var sound = rows.Where(r => r.Problems.Count == 0).ToList();
        if (sound.Count == 0)
            return rows;
        var (first, last) = (sound.Min(r => Starts(r)), sound.Max(r => Starts(r)));
        var titles = sound.Select(r => r.Form.Title.Trim()).Distinct().ToList();
        var known = (await db.Set<OccurrenceRow>().Where(o => o.Starts >= first && o.Starts <= last)
            .Join(db.Set<ActivityRow>().Where(a => titles.Contains(a.Title)), o => o.ActivityId, a => a.Id, (o, a) => new { a.PlaceId, a.Title, o.Starts })
            .ToListAsync(ct)).Select(k => (k.PlaceId, k.Title, k.Starts)).ToHashSet();
        return [.. rows.Select(r => r.Problems.Count == 0 && known.Contains((r.Form.PlaceId, r.Form.Title.Trim(), Starts(r))) ? r with { Problems = [texts["table.known"]] } : r)];
    }

    private async Task<PlanReport> SaveAsync(PortalDb db, CurrentUser user, IReadOnlyList<PlanTableRow> rows, DateTime now, CancellationToken ct)
    {
        var report = new PlanReport(await KnownAsync(db, rows, ct), 0);
        if (!report.IsSound)
            return report;
        // The places are read from memory above; here the database decides.
        var allowed = await db.PlacesOf(user, CalendarPermissions.Plan).ToListAsync(ct);
        if (rows.Any(r => !allowed.Contains(r.Form.PlaceId)))
            return new PlanReport([.. rows.Select(r => allowed.Contains(r.Form.PlaceId) ? r : r with { Problems = [texts["plan.forbidden"]] })], 0);
        var made = 0;
        foreach (var group in rows.GroupBy(r => (r.Form.PlaceId, Title: r.Form.Title.Trim(), Venue: r.Form.Venue.Trim())))
        {
            var activity = new ActivityRow { Id = Guid.CreateVersion7(now), Title = "", Venue = "", At = now, ChangedAt = now, ById = user.Id, Version = 1 };
            group.First().Form.CopyTo(activity);
            db.Add(activity);
            foreach (var row in group)
            {
                var (starts, ends) = row.Form.Times.SelectMany(t => t.Instants()).First();
                SeriesTimes.AddTime(db, activity, null, starts, ends, row.Form.Capacity, now);
            }
            db.Audit(user, now, "calendar.add", $"activity:{activity.Id}", activity.PlaceId, activity.Title);
            made++;
        }
        return report with { Imported = made };
    }

    private IReadOnlyList<PlanTableRow> Doubled(IReadOnlyList<PlanTableRow> rows)
    {
        var seen = new HashSet<(Guid, string, DateTime)>();
        return [.. rows.Select(r => r.Problems.Count > 0 || seen.Add((r.Form.PlaceId, r.Form.Title.Trim(), Starts(r))) ? r : r with { Problems = [texts["table.doubled"]] })];
    }

    private static DateTime Starts(PlanTableRow row) => ChinaTime.ToUtc(row.Form.Times[0].Day.ToDateTime(row.Form.Times[0].From));
}
