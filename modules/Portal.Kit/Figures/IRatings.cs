namespace Portal.Kit.Figures;

/// <summary>
/// The public figures ask every module: how satisfied were those for whom something was done? The same three faces
/// everywhere; only who was there or was served is asked. Register implementations as singletons or scoped.
/// </summary>
public interface IRatings
{
    /// <summary>What was rated of what took place in [from, to), UTC, at or below a place; null when nothing was.</summary>
    Task<RatedGroup?> BetweenAsync(DateTime from, DateTime to, string placePath, CancellationToken ct = default);
}

/// <summary>Ratings of one kind.</summary>
/// <param name="Name">What was rated, in the reader's language: 活动.</param>
/// <param name="Address">Page with the figures of it, relative to the root.</param>
/// <param name="Best">How many gave the best face.</param>
/// <param name="Of">How many rated, at least 1.</param>
public sealed record RatedGroup(string Name, string Address, int Best, int Of);
