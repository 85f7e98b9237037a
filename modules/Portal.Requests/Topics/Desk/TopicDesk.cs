using Microsoft.EntityFrameworkCore;
using Portal.Kit.Events;
using Portal.Kit.Time;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Topics.Kind;
using Portal.Requests.Topics.Words;
using Portal.Storage.Database;
using Portal.Storage.Events;

namespace Portal.Requests.Topics.Desk;

/// <summary>Does a command on a 点单 with all that follows from it for merged orders, notices and other modules.</summary>
internal sealed class TopicDesk(Ledger ledger, TopicNotices notices, Rewording rewording, TimeProvider clock) : IRequestDesk
{
    private static readonly RequestKind Kind = TopicKind.Instance;

    RequestKind IRequestDesk.Kind => Kind;

    public Task TickAsync(PortalDb db, OrderRow row, Command command, CancellationToken ct) => DoAsync(db, row, new Step(command, Actor.System), ct);

    public string Address(OrderRow row) => $"/desk/orders?view=overdue&order={row.Number}";

    /// <summary>Inside a write; <paramref name="row"/> is tracked.</summary>
    /// <exception cref="RefusedException">Refused; the write must be rolled back.</exception>
    public async Task<RequestEvent> DoAsync(PortalDb db, OrderRow row, Step step, CancellationToken ct)
    {
        var parentBefore = row.ParentId;
        var children = await ChildrenAsync(db, row.Id, ct);
        var attempt = new Attempt(step.Command, step.Actor, clock.UtcNow(), step.Facts, step.Reason) { Children = children.Count };
        if (step.Facts.ParentId is { } wished && wished != row.Id)
        {
            var parent = await db.Set<OrderRow>().Where(o => o.Id == wished).Select(o => o.State).SingleOrDefaultAsync(ct);
            attempt = attempt with { Parent = parent is null ? null : new State(parent) };
        }

        var happened = await ledger.AppendAsync(db, row, Kind, attempt, step.Said, ct);
        await rewording.FollowAsync(db, row, happened, ct);
        for (var i = 0; i < step.Photos.Count; i++)
            db.Add(step.Photos[i].On(row.Id, happened.Version, i, happened.At));
        if (row.ParentId != parentBefore)
            await RegroupAsync(db, row, parentBefore, ct);
        foreach (var child in children.Where(c => c.State == TopicStates.Merged.Key || happened.Command == RequestCase.Undo))
            await FollowAsync(db, row, child, happened, ct);
        Tell(db, row, happened);
        await notices.AddAsync(db, row, happened, ct);
        return happened;
    }

    private static Task<List<OrderRow>> ChildrenAsync(PortalDb db, Guid id, CancellationToken ct) =>
        db.Set<OrderRow>().Where(o => o.ParentId == id).OrderBy(o => o.Id).Take(500).ToListAsync(ct);

    // The people of a merged order count for its parent, and its due time may be the earlier one.
    private static async Task RegroupAsync(PortalDb db, OrderRow row, Guid? parentBefore, CancellationToken ct)
    {
        foreach (var id in new[] { parentBefore, row.ParentId }.OfType<Guid>())
        {
            var parent = await db.Set<OrderRow>().SingleAsync(o => o.Id == id, ct);
            parent.Wanted = await Rebuild.WantedAsync(db, id, ct);
            await Ledger.ProjectAsync(db, parent, Kind, await Ledger.ReadAsync(db, id, ct), ct);
            await db.SaveChangesAsync(ct);
        }
    }

    private async Task FollowAsync(PortalDb db, OrderRow parent, OrderRow child, RequestEvent happened, CancellationToken ct)
    {
        if (happened.Command == RequestCase.Undo)
        {
            await TakeBackAsync(db, child, happened, ct);
            return;
        }

        if (Consequence(happened) is not { } command)
            return;
        var facts = command == TopicCommands.Follow
            ? new Facts { UnitId = parent.UnitId, HolderId = parent.HolderId, BackupId = parent.BackupId, EpisodeId = parent.EpisodeId, ActivityId = parent.ActivityId, Second = parent.Second, Claimed = happened.Facts.Claimed }
            : Facts.None;
        await DoAsync(db, child, new Step(command, Actor.System) { Facts = facts }, ct);
    }

    private static Command? Consequence(RequestEvent happened)
    {
        if (happened.To == TopicStates.Delivered && happened.From != happened.To)
            return TopicCommands.Follow;
        if (happened.To == TopicStates.Withdrawn)
            return TopicCommands.Unmerge;
        return TopicCommands.HumanAnswers.Contains(happened.Command) ? TopicCommands.Relay : null;
    }

    // What followed from a step is taken back with it: written in the same instant, by the clock.
    private static async Task TakeBackAsync(PortalDb db, OrderRow child, RequestEvent undo, CancellationToken ct)
    {
        var line = await Ledger.ReadAsync(db, child.Id, ct);
        var cause = await db.Set<OrderEventRow>().AsNoTracking().SingleAsync(e => e.OrderId == undo.RequestId && e.Version == undo.Facts.Voids, ct);
        if (line.Log[^1] is { Actor.Hats: Hats.System } last && last.At == cause.At)
            await Ledger.VoidAsync(db, child, Kind, line, undo.At, ct);
    }

    private static void Tell(PortalDb db, OrderRow row, RequestEvent happened)
    {
        if (happened.Command == TopicCommands.Schedule && row.EpisodeId is { } planned)
            db.Announce(new OrderScheduled(row.Id, planned));
        if (happened.To == TopicStates.Delivered && row is { EpisodeId: { } aired, Second: { } second })
            db.Announce(new OrderAnsweredOnAir(row.Id, aired, second));
    }
}
