using Microsoft.JSInterop;
using Portal.Kit.Lane;
using Portal.Kit.Outcomes;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Topics.Kind;

namespace Portal.Requests.Triage;

/// <content>What the console does. Who acts is read again for every command.</content>
public sealed partial class TriagePage
{
    private static readonly (Command Command, string? Key, Hats By)[] Buttons =
    [
        (TopicCommands.Dispatch, "A", Hats.Triage),
        (TopicCommands.Schedule, "N", Hats.Triage | Hats.Handler),
        (TopicCommands.Accept, null, Hats.Triage | Hats.Handler),
        (TopicCommands.Deliver, null, Hats.Triage | Hats.Handler),
        (TopicCommands.Ask, "Q", Hats.Triage),
        (TopicCommands.Answer, null, Hats.Triage),
        (TopicCommands.Reply, null, Hats.Triage | Hats.Handler),
        (TopicCommands.Confer, "H", Hats.Triage),
        (TopicCommands.Convene, null, Hats.Triage),
        (TopicCommands.Sign, null, Hats.Triage | Hats.Handler),
        (TopicCommands.Bounce, null, Hats.Triage | Hats.Handler),
        (TopicCommands.HandOver, null, Hats.Triage | Hats.Handler),
        (TopicCommands.Decline, "X", Hats.Triage),
        (TopicCommands.Refer, null, Hats.Triage),
        (TopicCommands.Outside, null, Hats.Triage),
        (TopicCommands.Unmerge, null, Hats.Triage),
        (TopicCommands.Rate, null, Hats.Triage),
        (TopicCommands.Visit, null, Hats.Triage),
        (TopicCommands.Reopen, null, Hats.Triage),
        (TopicCommands.Note, "E", Hats.Triage | Hats.Handler),
    ];

    private IEnumerable<(Command Command, string? Key)> Offered =>
        Buttons.Where(b => detail is { } d && (d.Hats & b.By) != 0 && Can(b.Command)).Select(b => (b.Command, b.Key));

    private Command? Main => Offered.Select(o => (Command?)o.Command).FirstOrDefault();

    /// <summary>A key from the browser, sent only outside text fields and never while an input method composes.</summary>
    [JSInvokable]
    public async Task OnKeyAsync(string key)
    {
        switch (key)
        {
            case "J":
                Move(1);
                break;
            case "K":
                Move(-1);
                break;
            case "U":
                await UndoAsync();
                break;
            case "?":
                help = !help;
                break;
            case "Escape":
                (help, draft) = (false, null);
                break;
            case "M" when detail is { } d && d.Similar.FirstOrDefault(s => s.State == TopicStates.Pending.Key) is { } child && TopicStates.Open.Contains(new State(d.Row.State)):
                await MergeAsync(child.Id, child.Version, d.Row.Id);
                break;
            case "M" when detail is { Row.State: "pending" } d && d.Similar.FirstOrDefault(s => s.CanTake) is { } parent:
                await MergeAsync(d.Row.Id, seen, parent.Id);
                break;
            default:
                if (Offered.Where(o => o.Key == key).Select(o => (Command?)o.Command).FirstOrDefault() is { } command)
                    await Begin(command);
                break;
        }

        StateHasChanged();
    }

    // Scheduling does what is missing before it, so that one console brings an order into the next episode.
    private bool Can(Command command)
    {
        if (detail is not { } d || d.Hats == Hats.None)
            return false;
        var state = new State(d.Row.State);
        return command == TopicCommands.Schedule
            ? d.Hats.HasFlag(Hats.Triage) ? state == TopicStates.Pending || state == TopicStates.Dispatched || state == TopicStates.Accepted : state == TopicStates.Accepted
            : TopicKind.Instance.Knows(state, command);
    }

    private void Move(int by)
    {
        if (items.Count == 0)
            return;
        var at = items.Select(i => i.Number).ToList().IndexOf(Order ?? "");
        var next = items[Math.Clamp(at + by, 0, items.Count - 1)];
        Navigation.NavigateTo(To(view, next.Number) + (Page > 1 ? $"&page={Page}" : ""));
    }

    private async Task Begin(Command command)
    {
        (refusal, news) = (null, []);
        draft = new Draft(command, Now) { Holder = user.Id?.ToString() ?? "" };
        if (draft.AsksUnit && detail!.Units.FirstOrDefault(u => u.Why is not null) is { } suggested)
            ChooseUnit(suggested);
        if (command == TopicCommands.Schedule)
        {
            episodes = Rooms.FirstOrDefault() is { } rooms ? await rooms.PlannableAsync(user, gone.Token) : [];
            draft.Episode = episodes.Select(e => e.Id.ToString()).FirstOrDefault() ?? "";
        }
    }

    private void ChooseUnit(UnitChoice unit)
    {
        if (draft is null)
            return;
        draft.Unit = unit.Id.ToString();
        draft.Backup = unit.Members.Skip(unit.Members.Count > 1 ? 1 : 0).Select(m => m.Id.ToString()).FirstOrDefault() ?? "";
    }

    private async Task SaveAsync()
    {
        if (draft is not { } w || detail is not { } d)
            return;
        await RunAsync(w.Command, d.Row.Id, async () => w.Command == TopicCommands.Schedule
            ? Guid.TryParse(w.Episode, out var episode)
                ? await Commands.ScheduleAsync(user, d.Row.Id, seen, episode, gone.Token)
                : new Refusal(RefusalKind.Invalid, T["no.link"])
            : await Commands.DoAsync(user, d.Row.Id, seen, w.Command, w.ToFacts(), w.Reason.Length > 0 ? w.Reason : null, w.Words, gone.Token));
    }

    private Task AxisAsync(Command command) => RunAsync(command, detail!.Row.Id, () => Commands.DoAsync(
        user,
        detail.Row.Id,
        seen,
        command,
        new Facts
        {
            Content = command == TopicCommands.Pass ? Wording.Passed : Wording.Withheld,
            Visibility = command == TopicCommands.Show ? Visibility.Public : Visibility.Staff,
        },
        null,
        null,
        gone.Token));

    private Task MergeAsync(Guid child, int childSeen, Guid parent) => RunAsync(
        TopicCommands.Merge, child, () => Commands.DoAsync(user, child, childSeen, TopicCommands.Merge, new Facts { ParentId = parent }, null, null, gone.Token));

    private Task UnmergeAsync(SimilarOrder child) => RunAsync(
        TopicCommands.Unmerge, child.Id, () => Commands.DoAsync(user, child.Id, child.Version, TopicCommands.Unmerge, Facts.None, null, null, gone.Token));

    private async Task UndoAsync()
    {
        if (undoable == 0)
            return;
        var lines = undoable;
        user = await Current.ReadAsync();
        var outcome = await Commands.UndoAsync(user, undoOrder, undoSeen, lines, gone.Token);
        undoable = 0;
        refusal = outcome.Refusal?.Message;
        await RefreshAsync();
        await OpenAsync();
    }

    private async Task RunAsync(Command command, Guid order, Func<Task<Outcome<int>>> work)
    {
        if (busy)
            return;
        busy = true;
        try
        {
            user = await Current.ReadAsync();
            var outcome = await work();
            if (outcome.IsDone)
            {
                done = T["triage.done", T[$"command.{command}"].Value];
                (undoable, undoOrder, undoUntil) = (outcome.Value, order, Now + Ledger.UndoWindow);
                (draft, refusal, news) = (null, null, []);
                await RefreshAsync();
                await OpenAsync();
                undoSeen = order == detail?.Row.Id ? seen : await VersionAsync(order);
                return;
            }

            refusal = outcome.Refusal.Message;
            if (outcome.Refusal.Kind == RefusalKind.Conflict && detail is { } d && await Reader.ReadAsync(user, d.Row.Number, gone.Token) is { } now)
            {
                // The draft stays; saving again means: I have seen what changed.
                news = [.. now.History.Where(h => h.Version > seen)];
                (detail, seen) = (now, now.Row.Version);
            }
        }
        finally
        {
            busy = false;
        }
    }

    private async Task<int> VersionAsync(Guid order) => (await Queue.FindAsync(user, order, gone.Token))?.Version ?? 0;

    private async Task LookAsync()
    {
        user = await Current.ReadAsync();
        var outcome = await Contacts.LookAsync(user, detail!.Row.Id, gone.Token);
        phone = outcome.IsDone ? outcome.Value : outcome.Refusal.Message;
    }

    private async Task LaneAsync<T>(Func<Task<Outcome<T>>> work)
    {
        user = await Current.ReadAsync();
        var outcome = await work();
        done = outcome.Refusal?.Message;
        await RefreshAsync();
    }

    private async Task TakeAsync(IModerationLane lane, LaneItem item)
    {
        user = await Current.ReadAsync();
        var outcome = await lane.TakeAsync(user, item.Id, gone.Token);
        if (outcome.IsDone)
            Navigation.NavigateTo(To(QueueView.All, outcome.Value.Number));
        else
            refusal = outcome.Refusal.Message;
    }

    private async Task SearchAsync() => await RefreshAsync();

    private IReadOnlyList<(Guid Id, string Name)> Members(string unit) =>
        detail?.Units.FirstOrDefault(u => u.Id.ToString() == unit)?.Members ?? [];

    private static void Toggle(HashSet<Guid> parts, Guid unit)
    {
        if (!parts.Remove(unit))
            parts.Add(unit);
    }

    private IReadOnlyList<string> Templates(Command command) =>
        [.. Enumerable.Range(1, 3).Select(i => T[$"template.{command}.{i}"]).Where(t => !t.ResourceNotFound).Select(t => t.Value)];
}
