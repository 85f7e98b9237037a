namespace Portal.Kit.Activities;

/// <summary>Requests asks: at which activity can an order be answered on the spot, and which one is this? Answered by Calendar.</summary>
public interface IActivities
{
    /// <summary>Public activities at or below <paramref name="placePath"/> that are still to come, each with its next time, by beginning; at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<ActivityCard>> ComingAsync(string placePath, int limit, CancellationToken ct = default);

    /// <summary>The public activities with these ids, each with its next time, or its last one; in no order, at most 200 are asked.</summary>
    Task<IReadOnlyList<ActivityCard>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct = default);
}

/// <summary>What other modules show about an activity (活动).</summary>
/// <param name="Id">The activity.</param>
/// <param name="Title">Its title.</param>
/// <param name="Venue">Where it takes place.</param>
/// <param name="Address">Its page, relative to the root.</param>
/// <param name="Starts">Beginning of that time, UTC.</param>
/// <param name="Ends">End of that time, UTC.</param>
public sealed record ActivityCard(Guid Id, string Title, string Venue, string Address, DateTime Starts, DateTime Ends);
