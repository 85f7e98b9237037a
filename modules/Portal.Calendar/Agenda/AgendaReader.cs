using Microsoft.EntityFrameworkCore;
using Portal.Calendar.Agenda.Others;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Calendar.Agenda;

/// <summary>What happens when: published activities, and what other modules have.</summary>
internal sealed class AgendaReader(PortalStore store, TimeProvider clock, OtherEvents others)
{
    /// <summary>Entries on a page of a list.</summary>
    public const int PageSize = 50;

    private const int MostNotes = 200;

    /// <summary>Tags of the pages that show what is read here.</summary>
    public string[] Tags => [CalendarPages.Tag, .. others.Tags];

    /// <summary>
    /// The days [from, to) with at most <paramref name="perDay"/> entries each and the number of all: ten thousand in a
    /// month are counted by the database, not carried. Notes on days from which something was moved included.
    /// </summary>
    public async Task<AgendaDays> DaysAsync(AgendaFilter filter, DateOnly from, DateOnly to, int perDay, CancellationToken ct = default)
    {
        var now = clock.UtcNow();
        await using var db = store.Open();
        var times = TimeRow.Times(db, filter, now).Where(t => t.Day >= from && t.Day < to);
        var counts = await times.GroupBy(t => t.Day).Select(g => new { Day = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Day, g => g.Count, ct);
        // Few are read as they are; of many only the first of each day, a walk along the index (Day, Starts).
        List<TimeRow> rows = [];
        if (counts.Values.Sum() <= perDay * 20)
            rows = await TimeRow.Of(db, times).OrderBy(t => t.Starts).ToListAsync(ct);
        else
        {
            foreach (var day in counts.Keys.Order())
                rows.AddRange(await TimeRow.FirstOf(db, filter, now, day, perDay).ToListAsync(ct));
        }
        var beside = await BesideAsync(db, filter, from, to, now, ct);
        foreach (var day in beside.Select(e => ChinaTime.LocalDay(e.Starts)))
            counts[day] = counts.GetValueOrDefault(day) + 1;
        var byDay = rows.Select(r => r.Entry(now)).Concat(beside).OrderBy(e => e.Starts).ThenBy(e => e.Title, StringComparer.Ordinal).ToLookup(e => ChinaTime.LocalDay(e.Starts));
        return new AgendaDays(byDay.ToDictionary(d => d.Key, IReadOnlyList<AgendaEntry> (d) => [.. d.Take(perDay)]), counts);
    }

    /// <summary>A page of one day, from 1.</summary>
    public async Task<(IReadOnlyList<AgendaEntry> Entries, int Total)> DayAsync(AgendaFilter filter, DateOnly day, int page, CancellationToken ct = default)
    {
        var now = clock.UtcNow();
        await using var db = store.Open();
        var times = TimeRow.All(db, filter, now).Where(t => t.Day == day);
        var total = await times.CountAsync(ct);
        var rows = await times.OrderBy(t => t.Starts).ThenBy(t => t.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        var beside = page > 1 ? [] : await BesideAsync(db, filter, day, day.AddDays(1), now, ct);
        return ([.. rows.Select(r => r.Entry(now)).Concat(beside).OrderBy(e => e.Starts).ThenBy(e => e.Title, StringComparer.Ordinal)], total);
    }

    /// <summary>A page of what comes, today's included, from 1.</summary>
    public async Task<(IReadOnlyList<AgendaEntry> Entries, int Total)> ListAsync(AgendaFilter filter, int page, CancellationToken ct = default)
    {
        var now = clock.UtcNow();
        await using var db = store.Open();
        var times = TimeRow.All(db, filter, now).Where(t => t.Ends > now);
        var total = await times.CountAsync(ct);
        var rows = await times.OrderBy(t => t.Starts).ThenBy(t => t.Id).Skip((page - 1) * PageSize).Take(PageSize + 1).ToListAsync(ct);
        if (page > 1 && rows.Count == 0)
            return ([], total);
        // Between the first of this page and the first of the next; the first page begins with what is going on, the last has no end.
        var from = page > 1 ? rows[0].Starts : ChinaTime.Midnight(ChinaTime.LocalDay(now));
        var to = rows.Count > PageSize ? rows[PageSize].Starts : now + OtherEvents.Ahead;
        var beside = filter.OnlyOpen ? [] : (await others.OnAsync(filter, ChinaTime.LocalDay(from), ChinaTime.LocalDay(to).AddDays(1), ct))
            .Where(e => e.Starts >= from && e.Starts < to && e.Stand is not (EntryStand.Over or EntryStand.Cancelled));
        return ([.. rows.Take(PageSize).Select(r => r.Entry(now)).Concat(beside).OrderBy(e => e.Starts).ThenBy(e => e.Title, StringComparer.Ordinal)], total);
    }

    /// <summary>Everything that begins in [from, to), UTC, by beginning; at most 200 of it.</summary>
    public async Task<IReadOnlyList<AgendaEntry>> BetweenAsync(AgendaFilter filter, DateTime from, DateTime to, CancellationToken ct = default)
    {
        var days = await DaysAsync(filter, ChinaTime.LocalDay(from), ChinaTime.LocalDay(to.AddTicks(-1)).AddDays(1), 200, ct);
        return [.. days.All.Where(e => e.Starts >= from && e.Starts < to)];
    }

    /// <summary>What comes next, nothing that is over or cancelled; at most <paramref name="limit"/>.</summary>
    public async Task<IReadOnlyList<AgendaEntry>> NextAsync(AgendaFilter filter, int limit, CancellationToken ct = default)
    {
        var now = clock.UtcNow();
        await using var db = store.Open();
        var rows = await TimeRow.All(db, filter, now)
            .Where(t => t.Starts > now && t.State != OccurrenceState.Cancelled).OrderBy(t => t.Starts).Take(limit).ToListAsync(ct);
        return [.. rows.Select(r => r.Entry(now)).Concat(await others.NextAsync(filter, limit, ct)).OrderBy(e => e.Starts).Take(limit)];
    }

    /// <summary>The teams of published activities, for the filter; at most 60.</summary>
    public async Task<IReadOnlyList<string>> TeamsAsync(CancellationToken ct = default)
    {
        await using var db = store.Open();
        return await db.Set<ActivityRow>().Where(a => a.IsPublished && a.Team != "").Select(a => a.Team).Distinct().OrderBy(t => t).Take(60).ToListAsync(ct);
    }

    private static async Task<IReadOnlyList<AgendaEntry>> NotesAsync(PortalDb db, AgendaFilter filter, DateOnly from, DateOnly to, DateTime now, CancellationToken ct)
    {
        var (first, end) = (ChinaTime.Midnight(from), ChinaTime.Midnight(to));
        var rows = await TimeRow.All(db, filter, now).Where(t => t.MovedFrom != null && t.MovedFrom >= first && t.MovedFrom < end).OrderBy(t => t.MovedFrom).Take(MostNotes).ToListAsync(ct);
        return [.. rows.Where(t => ChinaTime.LocalDay(t.MovedFrom!.Value) != t.Day).Select(t => t.Note())];
    }

    // Notes on the days from which something was moved, and what other modules have: neither is there to register for.
    private async Task<IReadOnlyList<AgendaEntry>> BesideAsync(PortalDb db, AgendaFilter filter, DateOnly from, DateOnly to, DateTime now, CancellationToken ct) =>
        filter.OnlyOpen ? [] : [.. await NotesAsync(db, filter, from, to, now, ct), .. await others.OnAsync(filter, from, to, ct)];
}
