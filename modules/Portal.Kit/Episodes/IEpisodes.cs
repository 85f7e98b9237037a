using Portal.Kit.People;

namespace Portal.Kit.Episodes;

/// <summary>Requests and Calendar ask: which episodes are coming, which one is this? Answered by Rooms.</summary>
public interface IEpisodes
{
    /// <summary>Named by pages that show episodes, and dropped from the cache when one changes.</summary>
    const string CacheTag = "rooms";

    /// <summary>Public episodes that have not ended, at or below <paramref name="placePath"/>, by start; at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<EpisodeCard>> ComingAsync(string placePath, int limit, CancellationToken ct = default);

    /// <summary>Public episodes that overlap [from, to) in UTC, at or below the place, by start; at most 500.</summary>
    Task<IReadOnlyList<EpisodeCard>> BetweenAsync(string placePath, DateTime from, DateTime to, CancellationToken ct = default);

    /// <summary>Episodes that have not ended and that this person may plan, by start; at most 100.</summary>
    Task<IReadOnlyList<EpisodeCard>> PlannableAsync(CurrentUser user, CancellationToken ct = default);

    /// <summary>The episodes with these ids, in no order; at most 200 are asked.</summary>
    Task<IReadOnlyList<EpisodeCard>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct = default);
}

/// <summary>What other modules show about an episode (场次).</summary>
/// <param name="Id">The episode.</param>
/// <param name="Title">This episode's subject.</param>
/// <param name="RoomName">Name of the room.</param>
/// <param name="Address">Its page, relative to the root.</param>
/// <param name="PlaceId">Where the room belongs.</param>
/// <param name="Starts">Planned start, UTC.</param>
/// <param name="Ends">Planned end, UTC.</param>
/// <param name="State">State now.</param>
public sealed record EpisodeCard(
    Guid Id, string Title, string RoomName, string Address, Guid PlaceId, DateTime Starts, DateTime Ends, EpisodeState State);

/// <summary>State of an episode.</summary>
public enum EpisodeState
{
    /// <summary>预告.</summary>
    Announced,

    /// <summary>直播中.</summary>
    OnAir,

    /// <summary>已下播, the replay is there unless hidden.</summary>
    Ended,

    /// <summary>取消.</summary>
    Cancelled,
}
