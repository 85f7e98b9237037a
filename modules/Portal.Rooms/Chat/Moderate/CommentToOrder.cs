using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Kit.Lane;
using Portal.Kit.Orders;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Rooms.Programme;
using Portal.Rooms.Texts;
using Portal.Storage.Database;
using Portal.Storage.Signals;

namespace Portal.Rooms.Chat.Moderate;

/// <summary>转点单: a comment becomes an order, with the second at which it was said.</summary>
internal sealed class CommentToOrder(PortalStore store, IEnumerable<IOrders> orders, ISignals signals, IStringLocalizer<RoomsTexts> t)
{
    public async Task<Outcome<OrderCard>> HandleAsync(CurrentUser moderator, Guid commentId, CancellationToken ct)
    {
        await using var db = store.Open();
        if (await CommentFacts.FindAsync(db, commentId, ct) is not { } facts)
            return new Refusal(RefusalKind.NotFound, t["lane.gone"]);
        if (!moderator.May(RoomPermissions.Moderate, facts.PlacePath))
            return new Refusal(RefusalKind.Forbidden, t["lane.forbidden"]);
        var comment = facts.Comment;
        if (orders.FirstOrDefault() is not { } requests)
            return new Refusal(RefusalKind.Conflict, t["lane.no-orders"]);
        var outcome = await requests.TakeCommentAsync(
            moderator, new CommentOrder(comment.Id, comment.EpisodeId, facts.PlaceId, comment.Text, comment.PersonId, comment.Second), ct);
        if (!outcome.IsDone)
            return outcome;
        await store.WriteAsync(
            write => write.Set<CommentRow>().Where(c => c.Id == commentId).ExecuteUpdateAsync(
                set => set.SetProperty(c => c.OrderNumber, outcome.Value.Number).SetProperty(c => c.OrderAddress, outcome.Value.Address), ct),
            ct);
        await signals.RaiseAsync(EpisodeLog.Topic(comment.EpisodeId), ct);
        await signals.RaiseAsync(IModerationLane.Topic, ct);
        return outcome;
    }
}
