using Portal.Kit.Agenda;
using Portal.Kit.Time;

namespace Portal.Calendar.Agenda.Others;

/// <summary>What other modules have on the calendar, each as the calendar's own entries.</summary>
internal sealed class OtherEvents(IEnumerable<IAgendaSource> sources, TimeProvider clock)
{
    /// <summary>How far ahead is looked where there is no end: three months.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(92);

    /// <summary>Tags of the pages that show them.</summary>
    public string[] Tags => [.. sources.Select(s => s.CacheTag).Distinct(StringComparer.Ordinal)];

    /// <summary>Everything that overlaps [from, to), UTC.</summary>
    public async Task<IReadOnlyList<AgendaCard>> CardsAsync(AgendaFilter filter, DateTime from, DateTime to, CancellationToken ct = default)
    {
        if (filter.OnlyActivities)
            return [];
        List<AgendaCard> found = [];
        foreach (var source in sources)
            found.AddRange(await source.BetweenAsync(filter.PlacePath, from, to, ct));
        return found;
    }

    /// <summary>What stands on the days [from, to): things with an hour where they begin, those of whole days on the first and on the last.</summary>
    public async Task<IReadOnlyList<AgendaEntry>> OnAsync(AgendaFilter filter, DateOnly from, DateOnly to, CancellationToken ct = default)
    {
        var (start, end) = (ChinaTime.Midnight(from), ChinaTime.Midnight(to));
        return [.. (await CardsAsync(filter, start, end, ct)).SelectMany(Entries).Where(e => e.Starts >= start && e.Starts < end)];
    }

    /// <summary>What comes next and has an hour; at most <paramref name="limit"/>.</summary>
    public async Task<IReadOnlyList<AgendaEntry>> NextAsync(AgendaFilter filter, int limit, CancellationToken ct = default)
    {
        var now = clock.UtcNow();
        return [.. (await CardsAsync(filter, now, now + Ahead, ct))
            .Where(c => c is { AllDay: false, State: AgendaState.Planned } && c.Starts > now).OrderBy(c => c.Starts).Take(limit).SelectMany(Entries)];
    }

    private IEnumerable<AgendaEntry> Entries(AgendaCard card)
    {
        var first = ChinaTime.LocalDay(card.Starts);
        var last = ChinaTime.LocalDay(card.Ends.AddTicks(-1));
        if (!card.AllDay || last <= first)
        {
            yield return Entry(card, card.Starts, card.AllDay ? EntryStand.Notice : EntryStand.Free);
            yield break;
        }
        yield return Entry(card, card.Starts, EntryStand.FirstDay);
        yield return Entry(card, ChinaTime.Midnight(last), EntryStand.LastDay);
    }

    private AgendaEntry Entry(AgendaCard card, DateTime on, EntryStand planned) => new(
        card.Id, Kind(card.Kind), card.Title, card.Where, card.Address, on, card.Ends, card.State switch
        {
            AgendaState.OnAir => EntryStand.OnAir,
            AgendaState.Over => EntryStand.Over,
            AgendaState.Cancelled => EntryStand.Cancelled,
            _ => card.Ends <= clock.UtcNow() ? EntryStand.Over : planned,
        }, AllDay: card.AllDay);

    private static EntryKind Kind(AgendaKind kind) => kind switch
    {
        AgendaKind.Live => EntryKind.Live,
        AgendaKind.Notice => EntryKind.Notice,
        _ => EntryKind.Activity,
    };
}
