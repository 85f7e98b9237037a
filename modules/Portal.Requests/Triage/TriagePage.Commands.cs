using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using Portal.Kit.Activities;
using Portal.Kit.Lane;
using Portal.Kit.Outcomes;
using Portal.Kit.Places;
using Portal.Requests.Files;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Topics.Desk;
using Portal.Requests.Topics.Kind;
using Portal.Requests.Triage.Bulk;
using Portal.Requests.Triage.Keys;

namespace Portal.Requests.Triage;

/// <content>What the console does. Who acts is read again for every command.</content>
public sealed partial class TriagePage
{
    private static readonly (Command Command, Hats By)[] Buttons =
    [
        (TopicCommands.Dispatch, Hats.Triage),
        (TopicCommands.Schedule, Hats.Triage | Hats.Handler),
        (TopicCommands.Accept, Hats.Triage | Hats.Handler),
        (TopicCommands.Deliver, Hats.Triage | Hats.Handler),
        (TopicCommands.Ask, Hats.Triage),
        (TopicCommands.Answer, Hats.Triage),
        (TopicCommands.Reply, Hats.Triage | Hats.Handler),
        (TopicCommands.Confer, Hats.Triage),
        (TopicCommands.Convene, Hats.Triage),
        (TopicCommands.Sign, Hats.Triage | Hats.Handler),
        (TopicCommands.Bounce, Hats.Triage | Hats.Handler),
        (TopicCommands.HandOver, Hats.Triage | Hats.Handler),
        (TopicCommands.Decline, Hats.Triage),
        (TopicCommands.Refer, Hats.Triage),
        (TopicCommands.Outside, Hats.Triage),
        (TopicCommands.Unmerge, Hats.Triage),
        (TopicCommands.Rate, Hats.Triage),
        (TopicCommands.Visit, Hats.Triage),
        (TopicCommands.Reopen, Hats.Triage),
        (TopicCommands.Note, Hats.Triage | Hats.Handler),
    ];

    private const int MostActivities = 40;

    private static readonly TimeSpan Shrinking = TimeSpan.FromSeconds(6);

    private IEnumerable<(Command Command, string? Key)> Offered =>
        Buttons.Where(b => detail is { } d && (d.Hats & b.By) != 0 && Can(b.Command)).Select(b => (b.Command, map.Of(b.Command.Key)));

    private Command? Main => Offered.Select(o => (Command?)o.Command).FirstOrDefault();

    /// <summary>A key from the browser, sent only outside text fields and never while an input method composes.</summary>
    [JSInvokable]
    public async Task OnKeyAsync(string key)
    {
        switch (key switch { "Escape" => key, "Help" => KeyMap.Help, _ => map.Does(key) })
        {
            case KeyMap.Next:
                Move(1);
                break;
            case KeyMap.Previous:
                Move(-1);
                break;
            case KeyMap.Undo:
                await UndoAsync();
                break;
            case KeyMap.Help:
                help = !help;
                break;
            case KeyMap.Bulk:
                ToggleBulk();
                break;
            case KeyMap.Play:
                await keys!.InvokeVoidAsync("play", gone.Token);
                break;
            case "Escape" when help:
                help = false;
                break;
            case "Escape" when draft is not null:
                draft = null;
                break;
            case "Escape":
                bulk = null;
                break;
            case "merge" when draft is null:
                await MergeNearestAsync();
                break;
            case { } action when draft is null && detail is not null && Allowed(new Command(action)):
                await Begin(new Command(action));
                break;
        }

        StateHasChanged();
    }

    // Wording and category have their own buttons beside the words, but keys like the others.
    private bool Allowed(Command command) =>
        command == TopicCommands.Reword || command == TopicCommands.Classify
            ? Can(command) && (command == TopicCommands.Classify || detail!.Hats.HasFlag(Hats.Triage))
            : Offered.Any(o => o.Command == command);

    private async Task MergeNearestAsync()
    {
        if (detail is not { } d || !d.Hats.HasFlag(Hats.Triage))
            return;
        if (TopicStates.Open.Contains(new State(d.Row.State)) && d.Similar.FirstOrDefault(s => s.State == TopicStates.Pending.Key) is { } child)
            await MergeAsync(child.Id, child.Version, d.Row.Id);
        else if (d.Row.State == TopicStates.Pending.Key && d.Similar.FirstOrDefault(s => s.CanTake) is { } parent)
            await MergeAsync(d.Row.Id, seen, parent.Id);
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
        differences = [];
        draft = new Draft(command, Now) { Holder = user.Id?.ToString() ?? "", Category = detail!.Row.Category ?? detail.Guess?.Key ?? "" };
        settle = true;
        if (command == TopicCommands.Reword)
            draft.Words = detail.Row.Title;
        if (draft.AsksUnit && detail.Units.FirstOrDefault(u => u.Why is not null) is { } suggested)
            ChooseUnit(suggested);
        if (command == TopicCommands.Schedule)
        {
            episodes = Rooms.FirstOrDefault() is { } rooms ? await rooms.PlannableAsync(user, gone.Token) : [];
            activities = await AroundAsync(detail.Row.PlaceId);
            draft.Meeting = episodes.Select(e => Meeting.OnAir(e.Id).Key).Concat(activities.Select(a => Meeting.OnTheSpot(a.Id).Key)).FirstOrDefault() ?? "";
        }
    }

    // Of the order's own village and of the township around it.
    private async Task<IReadOnlyList<ActivityCard>> AroundAsync(Guid placeId)
    {
        if (Calendars.FirstOrDefault() is not { } calendar || await Places.FindAsync(placeId, gone.Token) is not { } place)
            return [];
        var around = place.ParentId is { } above && place.Level >= PlaceLevel.Village ? await Places.FindAsync(above, gone.Token) : null;
        return await calendar.ComingAsync((around ?? place).Path, MostActivities, gone.Token);
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
            ? Meeting.Read(w.Meeting) is { } meeting
                ? await Commands.ScheduleAsync(user, d.Row.Id, seen, meeting, gone.Token)
                : new Refusal(RefusalKind.Invalid, T["no.link"])
            : await Commands.DoAsync(user, d.Row.Id, seen, w.Command, w.ToFacts(), w.Reason.Length > 0 ? w.Reason : null, w.Words, gone.Token, w.Photos));
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
                (draft, refusal, news, differences) = (null, null, [], []);
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
                differences = Difference.Between(begun ?? d, now, Moment, T);
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

    private async Task TakePhotosAsync(InputFileChangeEventArgs e)
    {
        if (draft is not { } w)
            return;
        refusal = null;
        foreach (var file in e.GetMultipleFiles(KeepFiles.MostPhotos + 1))
        {
            if (w.Photos.Count >= KeepFiles.MostPhotos)
            {
                refusal = T["photo.many", KeepFiles.MostPhotos];
                return;
            }

            var small = await SmallerAsync(file);
            if (small.Size > KeepFiles.PhotoBytes)
            {
                refusal = T["photo.large"];
                return;
            }

            await using var content = small.OpenReadStream(KeepFiles.PhotoBytes, gone.Token);
            var kept = await Files.PhotoAsync(content, gone.Token);
            if (kept.IsDone)
                w.Photos.Add(kept.Value);
            else
                refusal = kept.Refusal.Message;
        }
    }

    // Made smaller in the browser: a photograph of ten megabytes need not go through the air. A browser that cannot read the
    // picture never answers; then it is sent as it is, and looked at here.
    private async Task<IBrowserFile> SmallerAsync(IBrowserFile file)
    {
        if (!file.ContentType.StartsWith("image/", StringComparison.Ordinal))
            return file;
        try
        {
            return await file.RequestImageFileAsync("image/jpeg", 1600, 1600).AsTask().WaitAsync(Shrinking, Clock, gone.Token);
        }
        catch (TimeoutException)
        {
            return file;
        }
    }

    private async Task LayKeyAsync(string action, string? written)
    {
        var outcome = await Keyboard.LayAsync(await Current.ReadAsync(), action, written ?? "", gone.Token);
        keyRefusal = outcome.Refusal?.Message;
        if (outcome.IsDone)
            await UseKeysAsync(outcome.Value);
    }

    private async Task UsualKeysAsync()
    {
        await Keyboard.ForgetAsync(await Current.ReadAsync(), gone.Token);
        keyRefusal = null;
        await UseKeysAsync(KeyMap.Standard);
    }

    private async Task UseKeysAsync(KeyMap laid)
    {
        map = laid;
        await keys!.InvokeVoidAsync("know", gone.Token, map.Keys);
    }

    private string ActionName(string action) => action switch
    {
        KeyMap.Next or KeyMap.Previous or KeyMap.Help or KeyMap.Bulk or KeyMap.Play => T[$"keys.{action}"],
        KeyMap.Undo => T["triage.undo"],
        _ => T[$"command.{action}"],
    };

    private void ToggleBulk() => bulk = bulk is null ? [] : null;

    private void Choose(QueueItem item, bool chosen)
    {
        if (bulk is null)
            return;
        if (!chosen)
            bulk.Remove(item.Id);
        else if (bulk.Count < BulkDesk.Most)
            bulk[item.Id] = new BulkLine(item.Id, item.Number, item.Title.Length > 0 ? item.Title : T["order.voice"], item.State, item.Version);
    }

    private async Task AfterBulkAsync()
    {
        await RefreshAsync();
        await OpenAsync();
    }

    private IReadOnlyList<(Guid Id, string Name)> Members(string unit) =>
        detail?.Units.FirstOrDefault(u => u.Id.ToString() == unit)?.Members ?? [];

    // As the box stands, not the other way round: an event that comes twice changes nothing.
    private static void Tick(HashSet<Guid> parts, Guid unit, bool ticked)
    {
        if (ticked)
            parts.Add(unit);
        else
            parts.Remove(unit);
    }

    private IReadOnlyList<string> Templates(Command command) =>
        [.. Enumerable.Range(1, 3).Select(i => T[$"template.{command}.{i}"]).Where(t => !t.ResourceNotFound).Select(t => t.Value)];
}
