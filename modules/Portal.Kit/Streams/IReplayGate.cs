namespace Portal.Kit.Streams;

/// <summary>Live asks: what may the public watch of a recording? Answered by Rooms from the episode. Without an answerer everything plays.</summary>
public interface IReplayGate
{
    /// <summary>Asked for every file of a recording that somebody without a sealed address asks for: it must be quick.</summary>
    ValueTask<ReplayRight> AskAsync(Guid streamId, CancellationToken ct);
}

/// <summary>What the public may watch of a recording.</summary>
/// <param name="IsPublic">False: nothing.</param>
/// <param name="From">Nothing that arrived before, UTC; null for no limit. Holds to the segment, a few seconds.</param>
/// <param name="To">Nothing that arrived after, UTC; null for no limit.</param>
/// <param name="WithCuts">Whether what the director cut off has been released.</param>
public sealed record ReplayRight(bool IsPublic, DateTime? From = null, DateTime? To = null, bool WithCuts = false)
{
    /// <summary>Whether only who carries a sealed address may watch; see <see cref="ISealedAddresses.SealReplay"/>.</summary>
    public StreamAccess Access { get; init; }

    /// <summary>All but what was cut.</summary>
    public static ReplayRight Everything { get; } = new(true);
}
