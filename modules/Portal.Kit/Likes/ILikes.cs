using Portal.Kit.Outcomes;
using Portal.Kit.People;

namespace Portal.Kit.Likes;

/// <summary>
/// Rooms and Stories ask: how many like this, and does this reader? Answered by Moderation. One like per account, else per
/// device. Whoever asks has checked that the thing is there and public, and asks the flood gate first.
/// </summary>
public interface ILikes
{
    /// <summary>
    /// Likes the thing, or takes the like back; saying the same twice changes nothing. Likes that arrive together are
    /// written together. Refused for a reader without account and device, and with <see cref="RefusalKind.TooMany"/> while
    /// thousands wait.
    /// </summary>
    Task<Outcome<LikeCount>> SetAsync(CurrentUser who, LikeSubject subject, bool likes, CancellationToken ct = default);

    /// <summary>Likes of these things of one kind; what nobody likes is left out. At most 2000 ids are asked.</summary>
    Task<IReadOnlyDictionary<Guid, int>> CountAsync(string kind, IReadOnlyCollection<Guid> ids, CancellationToken ct = default);

    /// <summary>Which of these things this reader likes. At most 2000 ids are asked.</summary>
    Task<IReadOnlySet<Guid>> MineAsync(CurrentUser who, string kind, IReadOnlyCollection<Guid> ids, CancellationToken ct = default);

    /// <summary>Things of a group whose count changed at or after <paramref name="since"/> (UTC), oldest change first; at most <paramref name="limit"/>, not above 500.</summary>
    Task<IReadOnlyList<LikeChange>> ChangedAsync(Guid group, DateTime since, int limit, CancellationToken ct = default);

    /// <summary>Signal (Storage's ISignals) that is raised when counts of a group changed.</summary>
    static string Topic(Guid group) => $"likes:{group:N}";
}

/// <summary>A thing that can be liked.</summary>
/// <param name="Kind">What it is: <c>episode</c>, <c>comment</c>, <c>story</c>; 1–20 characters.</param>
/// <param name="Id">Which.</param>
/// <param name="Group">Things that are shown together, for <see cref="ILikes.ChangedAsync"/>: an episode with its comments; null for a thing that stands alone.</param>
public sealed record LikeSubject(string Kind, Guid Id, Guid? Group = null);

/// <summary>How many like a thing, the asker among them or not.</summary>
/// <param name="Count">People.</param>
/// <param name="IsMine">Whether the asker does.</param>
public sealed record LikeCount(int Count, bool IsMine);

/// <summary>A count that changed.</summary>
/// <param name="Kind">What.</param>
/// <param name="Id">Which.</param>
/// <param name="Count">People now.</param>
/// <param name="At">When, UTC.</param>
public sealed record LikeChange(string Kind, Guid Id, int Count, DateTime At);
