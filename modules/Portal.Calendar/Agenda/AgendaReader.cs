using Microsoft.EntityFrameworkCore;
using Portal.Kit.Episodes;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Calendar.Agenda;

/// <summary>What happens when: published activities, and the episodes of rooms.</summary>
internal sealed class AgendaReader(PortalStore store, TimeProvider clock, IEpisodes? episodes = null)
{
    /// <summary>Entries on a page of a list.</summary>
    public const int PageSize = 50;

    private const int MostNotes = 200;

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
                rows.AddRange(await TimeRow.Of(db, TimeRow.Times(db, filter, now).Where(t => t.Day == day).OrderBy(t => t.Starts).Take(perDay)).ToListAsync(ct));
        }
        var others = filter.OnlyOpen ? [] : (await NotesAsync(db, filter, from, to, now, ct)).Concat(await LiveAsync(filter, from, to, ct)).ToList();
        foreach (var day in others.Select(e => ChinaTime.LocalDay(e.Starts)))
            counts[day] = counts.GetValueOrDefault(day) + 1;
        var byDay = rows.Select(r => r.Entry(now)).Concat(others).OrderBy(e => e.Starts).ThenBy(e => e.Title, StringComparer.Ordinal).ToLookup(e => ChinaTime.LocalDay(e.Starts));
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
        var others = page > 1 || filter.OnlyOpen ? [] : (await NotesAsync(db, filter, day, day.AddDays(1), now, ct)).Concat(await LiveAsync(filter, day, day.AddDays(1), ct));
        return ([.. rows.Select(r => r.Entry(now)).Concat(others).OrderBy(e => e.Starts).ThenBy(e => e.Title, StringComparer.Ordinal)], total);
    }

    /// <summary>A page of what comes, today's included, from 1.</summary>
    public async Task<(IReadOnlyList<AgendaEntry> Entries, int Total)> ListAsync(AgendaFilter filter, int page, CancellationToken ct = default)
    {
        var now = clock.UtcNow();
        await using var db = store.Open();
        var times = TimeRow.All(db, filter, now).Where(t => t.Ends > now);
        var total = await times.CountAsync(ct);
        var rows = await times.OrderBy(t => t.Starts).ThenBy(t => t.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        return ([.. rows.Select(r => r.Entry(now))], total);
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
        var live = episodes is null ? [] : (await episodes.ComingAsync(filter.PlacePath, limit, ct)).Where(e => e.Starts > now && e.State == EpisodeState.Announced);
        return [.. rows.Select(r => r.Entry(now)).Concat(live.Select(Entry)).OrderBy(e => e.Starts).Take(limit)];
    }

    /// <summary>The teams of published activities, for the filter; at most 60.</summary>
    public async Task<IReadOnlyList<string>> TeamsAsync(CancellationToken ct = default)
    {
        await using var db = store.Open();
        return await db.Set<ActivityRow>().Where(a => a.IsPublished && a.Team != "").Select(a => a.Team).Distinct().OrderBy(t => t).Take(60).ToListAsync(ct);
    }

    private static async Task<IReadOnlyList<AgendaEntry>> NotesAsync(PortalDb db, AgendaFilter filter, DateOnly from, DateOnly to, DateTime now, CancellationToken ct)
    {
        var (first, end) = (Instant(from), Instant(to));
        var rows = await TimeRow.All(db, filter, now).Where(t => t.MovedFrom != null && t.MovedFrom >= first && t.MovedFrom < end).OrderBy(t => t.MovedFrom).Take(MostNotes).ToListAsync(ct);
        return [.. rows.Where(t => ChinaTime.LocalDay(t.MovedFrom!.Value) != t.Day).Select(t => t.Note())];
    }

    private async Task<IReadOnlyList<AgendaEntry>> LiveAsync(AgendaFilter filter, DateOnly from, DateOnly to, CancellationToken ct)
    {
        if (filter.OnlyActivities || episodes is null)
            return [];
        var start = Instant(from);
        return [.. (await episodes.BetweenAsync(filter.PlacePath, start, Instant(to), ct)).Where(e => e.Starts >= start).Select(Entry)];
    }

    private static DateTime Instant(DateOnly day) => ChinaTime.ToUtc(day.ToDateTime(TimeOnly.MinValue));

    private AgendaEntry Entry(EpisodeCard card) => new(
        card.Id, EntryKind.Live, card.Title, card.RoomName, card.Address, card.Starts, card.Ends, card.State switch
        {
            EpisodeState.OnAir => EntryStand.OnAir,
            EpisodeState.Ended => EntryStand.Over,
            EpisodeState.Cancelled => EntryStand.Cancelled,
            _ => card.Ends < clock.UtcNow() ? EntryStand.Over : EntryStand.Free,
        });
}
