using Microsoft.EntityFrameworkCore;
using Portal.Kit.Outcomes;
using Portal.Kit.Time;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Clocks;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Topics.Desk;
using Portal.Requests.Topics.Kind;
using Portal.Storage.Database;
using Portal.Storage.Secrets;

namespace Portal.Requests.Topics.Submit;

/// <summary>Places an order: number, due time, log, side rows, in one transaction.</summary>
internal sealed class SubmitTopic(OrderWrites writes, TopicDesk desk, SecretBox box, ClockPolicies policies, TimeProvider clock)
{
    /// <summary>The same key gives the same order.</summary>
    public async Task<Outcome<OrderRow>> PlaceAsync(NewTopic topic, Actor actor, CancellationToken ct)
    {
        // Before the write: inside it nothing else of the database is waited for.
        var policy = await policies.AtAsync(topic.PlaceId, clock.UtcNow(), ct);
        return await writes.RunAsync(db => PlaceAsync(db, topic, actor, policy, ct), ct);
    }

    private async Task<OrderRow> PlaceAsync(PortalDb db, NewTopic topic, Actor actor, Policy policy, CancellationToken ct)
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
        var first = await desk.DoAsync(db, row, First(topic, actor, policy), ct);
        if (topic.Voice is { } voice)
            db.Add(voice.On(row.Id, first.Version, 0, now));
        return row;
    }

    private static Step First(NewTopic topic, Actor actor, Policy policy) => new(TopicCommands.Submit, actor)
    {
        Facts = new Facts
        {
            Channel = topic.Channel,
            Content = topic.Held || topic.Words.Length == 0 ? Wording.Pending : Wording.Passed,
            Visibility = topic.Private ? Visibility.Private : Visibility.Public,
            Policy = policy,
        },
        Said = topic.Words.Length > 0 ? new Said(topic.Words) : null,
    };
}
