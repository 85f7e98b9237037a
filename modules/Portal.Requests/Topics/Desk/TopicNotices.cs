using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Notices.Outbox;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Texts;
using Portal.Requests.Topics.Kind;
using Portal.Storage.Database;

namespace Portal.Requests.Topics.Desk;

/// <summary>
/// Tells the orderer who has an account, and the unit. Staff's steps wait for the undo window; an undo takes the
/// notice out again. Whoever has no account reads the status page.
/// </summary>
internal sealed class TopicNotices(IStringLocalizer<RequestsTexts> texts)
{
    // A little longer than the window, so that a step taken back in its last second has told nobody.
    private static readonly TimeSpan Wait = Ledger.UndoWindow + TimeSpan.FromSeconds(2);

    private static readonly HashSet<Command> Silent =
    [
        TopicCommands.Note, TopicCommands.Pass, TopicCommands.Withhold, TopicCommands.Show, TopicCommands.Hide, TopicCommands.Sign,
        TopicCommands.Convene, TopicCommands.Archive, TopicCommands.Submit, TopicCommands.Reword, TopicCommands.Classify,
    ];

    public async Task AddAsync(PortalDb db, OrderRow row, RequestEvent e, CancellationToken ct)
    {
        if (e.Facts.Voids is { } voided)
        {
            var prefix = Key(row, voided);
            await db.Set<NoticeRow>().Where(n => n.Key.StartsWith(prefix) && n.NotBefore > e.At).ExecuteDeleteAsync(ct);
            return;
        }

        if (row.AuthorId is { } author && !Silent.Contains(e.Command) && !e.Actor.Hats.HasFlag(Hats.Orderer))
        {
            db.NotifyPerson(
                author,
                Key(row, e.Version) + "o",
                texts[$"line.{e.Command.Key}"],
                texts["notice.orderer", row.Number, Stage(e.To)],
                $"/orders/{row.Number}",
                e.At,
                e.At + Wait);
        }

        if (row.HolderId is { } holder && e.Command == TopicCommands.Reopen)
            NotifyHolder(db, row, e, holder);
        if (e.Command == TopicCommands.Reopen)
            db.NotifyStaff(RequestPermissions.Supervise, row.PlaceId, Key(row, e.Version) + "s", texts["notice.reopened"], texts["notice.look", row.Number], Desk(row), e.At);
        if (e.Command == TopicCommands.Dispatch || e.Command == TopicCommands.HandOver)
            await NotifyUnitAsync(db, row, e, ct);
        if (e.Command == TopicCommands.TimeOut && e.From == TopicStates.Asked)
            db.NotifyStaff(RequestPermissions.Triage, row.PlaceId, Key(row, e.Version) + "s", texts["notice.call"], texts["notice.look", row.Number], Desk(row), e.At);
    }

    // As it is said to the orderer, where the desk has another word for it.
    private string Stage(State state) => texts[$"notice.state-{state}"] is { ResourceNotFound: false } said ? said.Value : texts[$"state.{state}"].Value;

    private static string Key(OrderRow row, int version) => $"order:{row.Id:N}:{version}:";

    private static string Desk(OrderRow row) => $"/desk/orders?order={row.Number}";

    private void NotifyHolder(PortalDb db, OrderRow row, RequestEvent e, Guid holder) =>
        db.NotifyPerson(holder, Key(row, e.Version) + "h", texts["notice.reopened"], texts["notice.look", row.Number], Desk(row), e.At);

    private async Task NotifyUnitAsync(PortalDb db, OrderRow row, RequestEvent e, CancellationToken ct)
    {
        var members = await db.Set<Units.MemberRow>().Where(m => m.UnitId == row.UnitId).Select(m => m.PersonId).Take(100).ToListAsync(ct);
        foreach (var member in members)
            db.NotifyPerson(member, $"{Key(row, e.Version)}u:{member:N}", texts["notice.dispatched"], texts["notice.look", row.Number], Desk(row), e.At, e.At + Wait);
    }
}
