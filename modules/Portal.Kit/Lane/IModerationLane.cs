using Portal.Kit.Orders;
using Portal.Kit.Outcomes;
using Portal.Kit.People;

namespace Portal.Kit.Lane;

/// <summary>
/// Requests asks: what did people write elsewhere that a moderator should see beside the orders? Answered by Rooms for
/// live comments. The console <c>/desk/orders</c> resolves <c>IEnumerable&lt;IModerationLane&gt;</c> and shows all lanes
/// in one list; when something changes it is told by the signal <see cref="Topic"/> (see Storage's ISignals).
/// </summary>
public interface IModerationLane
{
    /// <summary>Topic raised whenever a lane has something new or something was decided.</summary>
    const string Topic = "lane";

    /// <summary>
    /// What this person may decide about, newest first; at most 200. With <paramref name="waitingOnly"/> what was held
    /// back or reported, else everything of the last day that may be turned into an order as well.
    /// </summary>
    Task<IReadOnlyList<LaneItem>> ListAsync(CurrentUser moderator, bool waitingOnly, int limit, CancellationToken ct = default);

    /// <summary>
    /// 放行. <paramref name="seen"/> is the state that the moderator saw: refused with <see cref="RefusalKind.Conflict"/> when
    /// somebody decided meanwhile; the message says who.
    /// </summary>
    Task<Outcome<Done>> PassAsync(CurrentUser moderator, Guid itemId, LaneState seen, CancellationToken ct = default);

    /// <summary>拦下: it is taken from, or never reaches, the public. <paramref name="seen"/> as above.</summary>
    Task<Outcome<Done>> HideAsync(CurrentUser moderator, Guid itemId, LaneState seen, CancellationToken ct = default);

    /// <summary>转点单: hands it to <see cref="IOrders.TakeCommentAsync"/> with the second at which it was said. Asking again gives the same order.</summary>
    Task<Outcome<OrderCard>> TakeAsync(CurrentUser moderator, Guid itemId, CancellationToken ct = default);
}

/// <summary>Something that waits for a moderator, or may be turned into an order.</summary>
/// <param name="Id">Id for the commands of the same lane.</param>
/// <param name="Text">What was written.</param>
/// <param name="Author">Name that the writer chose.</param>
/// <param name="Where">Room and episode in words.</param>
/// <param name="Address">The console of that episode, relative to the root.</param>
/// <param name="PlaceId">Where the room belongs.</param>
/// <param name="At">When it was written, UTC.</param>
/// <param name="Second">Second of the broadcast.</param>
/// <param name="State">What stands now.</param>
/// <param name="Why">Why it waits, in words; null when it does not wait.</param>
/// <param name="OrderNumber">Number of the order that it became, or null.</param>
public sealed record LaneItem(
    Guid Id,
    string Text,
    string Author,
    string Where,
    string Address,
    Guid PlaceId,
    DateTime At,
    int Second,
    LaneState State,
    string? Why,
    string? OrderNumber);

/// <summary>State of a thing in a lane.</summary>
public enum LaneState
{
    /// <summary>Held back; nobody but the writer and the moderators sees it.</summary>
    Held,

    /// <summary>Public.</summary>
    Passed,

    /// <summary>Taken down.</summary>
    Hidden,
}
