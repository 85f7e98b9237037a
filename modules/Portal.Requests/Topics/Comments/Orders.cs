using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Kit.Orders;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Texts;
using Portal.Requests.Topics.Desk;
using Portal.Requests.Topics.Kind;
using Portal.Requests.Topics.Submit;
using Portal.Storage.Database;

namespace Portal.Requests.Topics.Comments;

/// <summary>What Rooms asks about orders.</summary>
internal sealed class Orders(
    PortalStore store, OrderWrites writes, SubmitTopic submit, TopicDesk desk, OnAir onAir, IPlaces places, IStringLocalizer<RequestsTexts> texts) : IOrders
{
    public async Task<IReadOnlyList<OrderCard>> OfEpisodeAsync(Guid episodeId, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var rows = await db.Set<OrderRow>()
            .Where(o => o.EpisodeId == episodeId && o.ParentId == null)
            .Where(PublicOrders.Visible)
            .OrderByDescending(o => o.Wanted).ThenBy(o => o.Id)
            .Take(50)
            .ToListAsync(ct);
        return [.. rows.Select(Card)];
    }

    public async Task<Outcome<OrderCard>> TakeCommentAsync(CurrentUser moderator, CommentOrder comment, CancellationToken ct = default)
    {
        if (await places.FindAsync(comment.PlaceId, ct) is not { } place || !moderator.May(RequestPermissions.Triage, place.Path))
            return new Refusal(RefusalKind.Forbidden, texts["no.hat"]);
        var words = comment.Text.Trim();
        if (words.Length is 0 or > NewTopic.MaxWords)
            return new Refusal(RefusalKind.Invalid, texts["order.what-long", NewTopic.MaxWords, words.Length]);

        // A moderator has read it: the words may stand, and no screen holds them back again.
        var topic = new NewTopic(words, place.Id, $"c:{comment.CommentId:N}", "comment")
        {
            AuthorId = comment.AuthorId,
            EpisodeId = comment.EpisodeId,
            Second = comment.Second,
        };
        var placed = await submit.PlaceAsync(topic, new Actor(Hats.Triage, moderator.Id), ct);
        return placed.IsDone ? Card(placed.Value) : placed.Refusal;
    }

    public Task<Outcome<OrderCard>> AnswerOnAirAsync(CurrentUser director, Guid orderId, Guid episodeId, int second, CancellationToken ct = default) =>
        writes.RunAsync(
            async db =>
            {
                var row = await db.Set<OrderRow>().SingleOrDefaultAsync(o => o.Id == orderId, ct)
                    ?? throw new RefusedException(new Refusal(RefusalKind.NotFound, texts["no.order"]));
                var place = await places.FindAsync(row.PlaceId, ct);
                if (place is null || director.Id is null || !director.May(RequestPermissions.Handle, place.Path))
                    throw new RefusedException(new Refusal(RefusalKind.Forbidden, texts["no.hat"]));
                if (row.EpisodeId == episodeId && row.Second is not null && TopicKind.Instance.Answered.Contains(new State(row.State)))
                    return Card(row);
                var actor = new Actor(Hats.Triage | Hats.Handler, director.Id);
                await onAir.BringToScheduleAsync(db, row, place, actor, director.Id.Value, Meeting.OnAir(episodeId), ct);
                await desk.DoAsync(
                    db,
                    row,
                    new Step(TopicCommands.Deliver, actor)
                    {
                        Facts = new Facts { EpisodeId = episodeId, Second = second, Claimed = Result.Explained },
                        Said = new Said(texts["deliver.on-air"]),
                    },
                    ct);
                return Card(row);
            },
            ct);

    private OrderCard Card(OrderRow row) => new(
        row.Id,
        row.Number,
        row.IsPublic ? row.Title : texts["order.not-public"],
        row.Wanted,
        texts[$"stage.{row.State}"],
        TopicKind.Instance.Answered.Contains(new State(row.State)),
        row.Second,
        $"/orders/{row.Number}");
}
