using Microsoft.EntityFrameworkCore;
using Portal.Kit.Events;
using Portal.Kit.Outcomes;
using Portal.Storage.Database;
using Portal.Storage.Events;
using Portal.Storage.Secrets;

namespace Portal.Requests.Kernel.Log;

/// <summary>Appends to logs, inside a write. Nothing else writes <c>requests_events</c>.</summary>
internal sealed class Ledger(SecretBox box, KindWords words)
{
    /// <summary>
    /// Decides, appends, projects, saves. <paramref name="row"/> must be tracked by <paramref name="db"/>; its version is
    /// the guard against whoever writes at the same time.
    /// </summary>
    /// <exception cref="RefusedException">The kernel refused; the transaction must not be committed.</exception>
    public async Task<RequestEvent> AppendAsync(PortalDb db, OrderRow row, RequestKind kind, Attempt attempt, Said? said, CancellationToken ct)
    {
        var before = await ReadAsync(db, row.Id, ct);
        var verdict = attempt.Command == RequestCase.Undo
            ? RequestKind.Undo(row.Id, before, attempt.Actor, attempt.At, UndoWindow)
            : kind.Decide(row.Id, before, said is null ? attempt : attempt with { Facts = attempt.Facts with { Worded = true } });
        if (verdict.Event is not { } happened)
            throw new RefusedException(new Refusal(verdict.Kind, words.Say(kind, verdict.Refusal!)));
        db.Add(OrderEventRow.From(happened, row.Number));
        if (said is not null)
            db.Add(Row(happened, said));
        await ProjectAsync(db, row, kind, before.With(happened), ct);
        await db.SaveChangesAsync(ct);
        db.Announce(new ItemPublished("order", row.Id, row.PlaceId, row.IsPublic));
        return happened;
    }

    /// <summary>Takes back the last line of a log because its cause was taken back.</summary>
    public static async Task VoidAsync(PortalDb db, OrderRow row, RequestKind kind, RequestCase before, DateTime at, CancellationToken ct)
    {
        var voiding = RequestCase.Voiding(row.Id, before, Actor.System, at);
        db.Add(OrderEventRow.From(voiding, row.Number));
        await ProjectAsync(db, row, kind, before.With(voiding), ct);
        await db.SaveChangesAsync(ct);
        db.Announce(new ItemPublished("order", row.Id, row.PlaceId, row.IsPublic));
    }

    /// <summary>How long a step of the staff can be taken back; its notices wait a little longer.</summary>
    public static readonly TimeSpan UndoWindow = TimeSpan.FromSeconds(10);

    /// <summary>The case of a request.</summary>
    public static async Task<RequestCase> ReadAsync(PortalDb db, Guid orderId, CancellationToken ct)
    {
        var rows = await db.Set<OrderEventRow>().AsNoTracking().Where(e => e.OrderId == orderId).OrderBy(e => e.Version).ToListAsync(ct);
        return RequestCase.Of([.. rows.Select(r => r.ToEvent())]);
    }

    /// <summary>Writes the row from the case.</summary>
    public static async Task ProjectAsync(PortalDb db, OrderRow row, RequestKind kind, RequestCase request, CancellationToken ct)
    {
        var groupDue = await db.Set<OrderRow>().Where(o => o.ParentId == row.Id).MinAsync(o => o.Due, ct);
        Projection.Write(row, kind, request, groupDue);
    }

    private TextRow Row(RequestEvent e, Said said) => new()
    {
        Id = Guid.CreateVersion7(e.At),
        OrderId = e.RequestId,
        Version = e.Version,
        ForOrderer = said.ForOrderer,
        Sealed = box.Seal(TextRow.Purpose, said.Words),
    };
}

/// <summary>Words that go with a step.</summary>
/// <param name="Words">At most 2000 characters.</param>
/// <param name="ForOrderer">False for what staff tell each other.</param>
internal sealed record Said(string Words, bool ForOrderer = true);
