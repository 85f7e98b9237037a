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

/// <summary>The figures of a month, by village and by unit, read from the log.</summary>
internal sealed class ReadFigures(PortalStore store, IPlaces places, TimeProvider clock)
{
    // More than any county places in a month; protects memory, and is said on the page when reached.
    private const int Most = 20_000;

    /// <param name="month">First day of the month, local.</param>
    /// <param name="placePath">At or below; empty for everywhere.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<MonthFigures> ReadAsync(DateOnly month, string placePath, CancellationToken ct)
    {
        var from = ChinaTime.ToUtc(month.ToDateTime(TimeOnly.MinValue));
        var to = ChinaTime.ToUtc(month.AddMonths(1).ToDateTime(TimeOnly.MinValue));
        await using var db = store.Open();
        var within = db.PlacesWithin(placePath);
        var orders = db.Set<OrderRow>().Where(o => o.Kind == TopicKind.Name && o.At >= from && o.At < to && within.Contains(o.PlaceId));
        var rows = await orders.OrderBy(o => o.At).Take(Most).Select(o => new { o.Id, o.PlaceId, o.UnitId, o.Wanted }).ToListAsync(ct);
        var events = await db.Set<OrderEventRow>().Where(e => orders.Select(o => o.Id).Contains(e.OrderId)).OrderBy(e => e.OrderId).ThenBy(e => e.Version).ToListAsync(ct);
        var cases = events.GroupBy(e => e.OrderId).ToDictionary(g => g.Key, g => RequestCase.Of([.. g.Select(e => e.ToEvent())]));
        var all = rows.Where(r => cases.ContainsKey(r.Id)).Select(r => (r.PlaceId, r.UnitId, Counted: (cases[r.Id], r.Wanted))).ToList();
        var now = clock.UtcNow();
        var units = await db.Set<UnitRow>().ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        List<(string, Tally)> byPlace = [];
        foreach (var group in all.GroupBy(a => a.PlaceId))
            byPlace.Add(((await places.FindAsync(group.Key, ct))?.Name ?? "", Tally.Of([.. group.Select(g => g.Counted)], now)));
        return new MonthFigures(
            month,
            Tally.Of([.. all.Select(a => a.Counted)], now),
            [.. byPlace.OrderByDescending(p => p.Item2.Orders)],
            [.. all.Where(a => a.UnitId is { } unit && units.ContainsKey(unit)).GroupBy(a => a.UnitId!.Value)
                .Select(g => (units[g.Key], Tally.Of([.. g.Select(x => x.Counted)], now)))
                .OrderByDescending(u => u.Item2.Orders)],
            rows.Count == Most);
    }
}

/// <summary>A month in figures.</summary>
/// <param name="Month">First day.</param>
/// <param name="All">Everything.</param>
/// <param name="ByPlace">By village.</param>
/// <param name="ByUnit">By the unit that holds or held the order last.</param>
/// <param name="IsCut">There were more orders than are counted.</param>
internal sealed record MonthFigures(
    DateOnly Month, Tally All, IReadOnlyList<(string Name, Tally Tally)> ByPlace, IReadOnlyList<(string Name, Tally Tally)> ByUnit, bool IsCut);
