namespace Portal.Kit.Time;

/// <summary>
/// Asked by whoever counts working days: the announced holidays as the staff keep them. Where no module answers,
/// <see cref="PublicHolidays.China"/> holds.
/// </summary>
public interface IHolidays
{
    /// <summary>Named by pages that show rest and make-up days, and dropped from the cache when the table changes.</summary>
    const string CacheTag = "holidays";

    /// <summary>Built-in days and those that staff entered, which win. From memory, at most half a minute old.</summary>
    ValueTask<PublicHolidays> KnownAsync(CancellationToken ct = default);
}
