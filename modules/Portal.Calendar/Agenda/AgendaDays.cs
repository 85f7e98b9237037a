namespace Portal.Calendar.Agenda;

/// <summary>Some days with what happens on them.</summary>
/// <param name="Entries">The first entries of each day, by beginning; days without any are not in it.</param>
/// <param name="Counts">How many there are in all on each day.</param>
internal sealed record AgendaDays(IReadOnlyDictionary<DateOnly, IReadOnlyList<AgendaEntry>> Entries, IReadOnlyDictionary<DateOnly, int> Counts)
{
    /// <summary>All entries that were read, by day and beginning.</summary>
    public IEnumerable<AgendaEntry> All => Entries.OrderBy(d => d.Key).SelectMany(d => d.Value);

    /// <summary>The entries of a day.</summary>
    public IReadOnlyList<AgendaEntry> On(DateOnly day) => Entries.GetValueOrDefault(day) ?? [];

    /// <summary>How many of a day were not read.</summary>
    public int More(DateOnly day) => Counts.GetValueOrDefault(day) - On(day).Count;
}
