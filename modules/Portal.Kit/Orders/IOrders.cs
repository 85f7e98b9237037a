using Portal.Kit.Outcomes;
using Portal.Kit.People;

namespace Portal.Kit.Orders;

/// <summary>Rooms asks about orders (点单): those an episode answers, and hands over comments. Answered by Requests.</summary>
public interface IOrders
{
    /// <summary>Public orders linked to the episode, most wanted first; at most 50.</summary>
    Task<IReadOnlyList<OrderCard>> OfEpisodeAsync(Guid episodeId, CancellationToken ct = default);

    /// <summary>
    /// Turns a live comment into an order. Checks the moderator's permission at the place. The same comment gives the same
    /// order, however often it is asked.
    /// </summary>
    Task<Outcome<OrderCard>> TakeCommentAsync(CurrentUser moderator, CommentOrder comment, CancellationToken ct = default);

    /// <summary>Marks an order as answered on air at a second of the recording. Checks the permission.</summary>
    Task<Outcome<OrderCard>> AnswerOnAirAsync(CurrentUser director, Guid orderId, Guid episodeId, int second, CancellationToken ct = default);
}

/// <summary>A live comment that becomes an order.</summary>
/// <param name="CommentId">Id of the comment, the idempotency key.</param>
/// <param name="EpisodeId">The episode under which it was written.</param>
/// <param name="PlaceId">Where the room belongs.</param>
/// <param name="Text">What was written.</param>
/// <param name="AuthorId">The writer's account, or null.</param>
/// <param name="Second">Second of the broadcast at which it was written.</param>
public sealed record CommentOrder(Guid CommentId, Guid EpisodeId, Guid PlaceId, string Text, Guid? AuthorId, int Second);

/// <summary>What other modules show about an order. Holds nothing private.</summary>
/// <param name="Id">The order.</param>
/// <param name="Number">Public number.</param>
/// <param name="Title">Public wording.</param>
/// <param name="Wanted">How many people want it (我也要 included).</param>
/// <param name="StateText">State in the reader's words.</param>
/// <param name="IsAnswered">Whether it was answered.</param>
/// <param name="AnsweredSecond">Second of the recording at which it was answered, or null.</param>
/// <param name="Address">Its public page, relative to the root.</param>
public sealed record OrderCard(
    Guid Id, string Number, string Title, int Wanted, string StateText, bool IsAnswered, int? AnsweredSecond, string Address);
