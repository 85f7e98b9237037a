using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Kit.Places;
using Portal.Kit.Time;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Topics.Kind;
using Portal.Requests.Units;
using Portal.Storage.Database;

namespace Portal.Requests.Figures;

/// <summary>The figures by village, unit, category and month, read from the log.</summary>
internal sealed class ReadFigures(PortalStore store, IPlaces places, TimeProvider clock)
{
    /// <summary>Months that stand beside one another.</summary>
    public const int Months = 12;

    // More than any county places in a year; protects memory, and is said on the page when reached.
    private const int Most = 50_000;
    private const int Batch = 1_000;

    /// <param name="month">First day of the month, local.</param>
    /// <param name="placePath">At or below; empty for everywhere.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<FigureSet> ReadAsync(DateOnly month, string placePath, CancellationToken ct)
    {
        var from = month.AddMonths(1 - Months);
        var all = await CountAsync(ChinaTime.Midnight(from), ChinaTime.Midnight(month.AddMonths(1)), placePath, ct);
        var byMonth = all.ToLookup(c => MonthOf(c.Figures.At));
        var here = byMonth[month].ToList();
        var villages = await VillagesAsync(here.Select(c => c.PlaceId).ToHashSet(), ct);
        await using var db = store.Open();
        var units = await db.Set<UnitRow>().ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        return new FigureSet(month, Tally.Of(here.Select(c => c.Figures)))
        {
            ByPlace = By(here, c => villages.GetValueOrDefault(c.PlaceId)),
            ByUnit = By(here, c => c.UnitId is { } unit ? units.GetValueOrDefault(unit) : null),
            ByCategory = By(here, c => c.Category ?? ""),
            ByMonth = [.. Enumerable.Range(0, Months).Select(i => from.AddMonths(i)).Select(m => (m, Tally.Of(byMonth[m].Select(c => c.Figures))))],
            IsCut = all.Count == Most,
        };
    }

    private static DateOnly MonthOf(DateTime at) => ChinaTime.LocalDay(at) is var day ? new DateOnly(day.Year, day.Month, 1) : default;

    private static IReadOnlyList<(string, Tally)> By(IEnumerable<Counted> orders, Func<Counted, string?> name) =>
        [.. orders.GroupBy(name).Where(g => g.Key is not null).Select(g => (g.Key!, Tally.Of(g.Select(c => c.Figures)))).OrderByDescending(g => g.Item2.Orders).ThenBy(g => g.Item1, StringComparer.Ordinal)];

    // The logs are folded in batches: only what they add up to stays in memory.
    private async Task<List<Counted>> CountAsync(DateTime from, DateTime to, string placePath, CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = store.Open();
        var within = db.PlacesWithin(placePath);
        var rows = await db.Set<OrderRow>()
            .Where(o => o.Kind == TopicKind.Name && o.At >= from && o.At < to && within.Contains(o.PlaceId))
            .OrderByDescending(o => o.At)
            .Take(Most)
            .Select(o => new { o.Id, o.PlaceId, o.Wanted })
            .ToListAsync(ct);
        List<Counted> counted = new(rows.Count);
        foreach (var batch in rows.Chunk(Batch))
        {
            var ids = batch.Select(r => r.Id).ToList();
            var events = await db.Set<OrderEventRow>().Where(e => ids.Contains(e.OrderId)).OrderBy(e => e.OrderId).ThenBy(e => e.Version).ToListAsync(ct);
            var logs = events.GroupBy(e => e.OrderId).ToDictionary(g => g.Key, g => RequestCase.Of([.. g.Select(e => e.ToEvent())]));
            foreach (var row in batch.Where(r => logs.ContainsKey(r.Id)))
                counted.Add(new Counted(row.PlaceId, logs[row.Id].Facts.UnitId, logs[row.Id].Facts.Category, CaseFigures.Of(logs[row.Id], row.Wanted, now)));
        }

        return counted;
    }

    private async Task<Dictionary<Guid, string>> VillagesAsync(IReadOnlySet<Guid> ids, CancellationToken ct)
    {
        Dictionary<Guid, string> names = [];
        foreach (var id in ids)
        {
            var place = await places.FindAsync(id, ct);
            while (place is { Level: PlaceLevel.Grid, ParentId: { } parent } && await places.FindAsync(parent, ct) is { } above)
                place = above;
            if (place is not null)
                names[id] = place.Name;
        }

        return names;
    }

    private sealed record Counted(Guid PlaceId, Guid? UnitId, string? Category, CaseFigures Figures);
}
