namespace Portal.Storage.Search;

/// <summary>
/// Ids of documents stand in the order of their dates: the second in the upper 33 bits, something of the item in the lower 31.
/// So the newest are found first, and a span of time is a span of ids, without sorting and without reading a document.
/// </summary>
internal static class DatedId
{
    private const int Lower = 31;

    /// <summary>The smallest id of that second.</summary>
    public static long First(DateTime at) =>
        Math.Clamp((at - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond, int.MinValue, uint.MaxValue) << Lower;

    /// <summary>An id for an item of that date; two items have the same once in two thousand million.</summary>
    public static long Of(DateTime at, Guid item) => First(at) | ((uint)item.GetHashCode() >> (32 - Lower));

    /// <summary>Whether the id is one of that second.</summary>
    public static bool IsOf(long id, DateTime at) => id >> Lower << Lower == First(at);
}
