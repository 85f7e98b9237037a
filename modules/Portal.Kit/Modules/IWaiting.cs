using Portal.Kit.People;

namespace Portal.Kit.Modules;

/// <summary>
/// The first page of the desk asks every module: what waits for this person now? Register any number of answers as
/// scoped or singleton services; permission is checked in the answer's own query.
/// </summary>
public interface IWaiting
{
    /// <summary>What waits, each kind as one entry; empty when nothing does. Must be quick: counts, no lists.</summary>
    Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken ct = default);
}

/// <summary>A kind of work that waits.</summary>
/// <param name="Sentence">In the reader's language, without the number: 单子等着审.</param>
/// <param name="Count">How many, at least 1.</param>
/// <param name="Address">Where to do it, below <c>/desk</c>.</param>
/// <param name="Icon">Name of an icon in the theme's sprite.</param>
/// <param name="IsLate">Whether something of it is overdue.</param>
public sealed record Waiting(string Sentence, int Count, string Address, string Icon, bool IsLate = false);
