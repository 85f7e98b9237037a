using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Kit.Outcomes;
using Portal.Kit.Time;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Topics.Desk;
using Portal.Requests.Topics.Kind;
using Portal.Storage.Database;
using Portal.Storage.Secrets;

namespace Portal.Requests.Topics.Submit;

/// <summary>Places an order: number, due time, log, side rows, in one transaction.</summary>
internal sealed class SubmitTopic(OrderWrites writes, TopicDesk desk, SecretBox box, IOptions<RequestOptions> options, TimeProvider clock)
{
    /// <summary>The same key gives the same order.</summary>
    public Task<Outcome<OrderRow>> PlaceAsync(NewTopic topic, Actor actor, CancellationToken ct) =>
        writes.RunAsync(db => PlaceAsync(db, topic, actor, ct), ct);

    /// <summary>The same inside a write that goes on.</summary>
    public async Task<OrderRow> PlaceAsync(PortalDb db, NewTopic topic, Actor actor, CancellationToken ct)
    {
        if (await db.Set<OrderRow>().SingleOrDefaultAsync(o => o.SubmissionKey == topic.Key, ct) is { } placed)
            return placed;
        var now = clock.UtcNow();
        var row = new OrderRow
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Number = await Numbers.DrawAsync(db, TopicKind.Instance, now, ct),
            Kind = TopicKind.Name,
            PlaceId = topic.PlaceId,
            AuthorId = topic.AuthorId,
            SubmissionKey = topic.Key,
            Title = PublicWording.Of(topic.Words),
            Vulnerable = topic.Vulnerable,
            Channel = topic.Channel,
            SaidInEpisodeId = topic.EpisodeId,
            SaidAtSecond = topic.Second,
            At = now,
        };
        db.Add(row);
        if (topic.Phone is { } phone)
            db.Add(new ContactRow { OrderId = row.Id, Phone = box.Seal(ContactRow.Purpose, phone) });
        await desk.DoAsync(db, row, First(topic, actor), ct);
        return row;
    }

    private Step First(NewTopic topic, Actor actor) => new(TopicCommands.Submit, actor)
    {
        Facts = new Facts
        {
            Channel = topic.Channel,
            Content = topic.Held ? Wording.Pending : Wording.Passed,
            Visibility = topic.Private ? Visibility.Private : Visibility.Public,
            Policy = options.Value.Policy,
        },
        Said = new Said(topic.Words),
    };
}
