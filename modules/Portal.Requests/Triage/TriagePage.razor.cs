using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Portal.Kit.Activities;
using Portal.Kit.Episodes;
using Portal.Kit.Lane;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Kit.Time;
using Portal.Requests.Files;
using Portal.Requests.Kernel;
using Portal.Requests.Topics;
using Portal.Requests.Topics.Kind;
using Portal.Requests.Triage.Bulk;
using Portal.Requests.Triage.Keys;
using Portal.Storage.Signals;

namespace Portal.Requests.Triage;

/// <summary>The console of moderators, dispatchers and handlers: queue, order, what can be done, comments beside.</summary>
public sealed partial class TriagePage : ComponentBase, IAsyncDisposable
{
    private static readonly (string Group, QueueView[] Views)[] Groups =
    [
        ("first", [QueueView.Overdue, QueueView.Soon]),
        ("orders", [QueueView.Pending, QueueView.Held, QueueView.Asked, QueueView.Out, QueueView.Conferring, QueueView.Visit]),
        ("mine", [QueueView.Mine, QueueView.All]),
    ];

    private static readonly string[] FooterActions =
        [KeyMap.Next, KeyMap.Previous, "dispatch", "ask", "merge", "decline", "confer", "schedule", "note", KeyMap.Undo, KeyMap.Help];

    private readonly CancellationTokenSource gone = new();
    private readonly List<IDisposable> subscriptions = [];
    private IReadOnlyDictionary<QueueView, int> counts = new Dictionary<QueueView, int>();
    private IReadOnlyList<QueueItem> items = [];
    private IReadOnlyList<(IModerationLane Lane, LaneItem Item)> laneItems = [];
    private IReadOnlyList<EpisodeCard> episodes = [];
    private IReadOnlyList<ActivityCard> activities = [];
    private IReadOnlyList<string> others = [];
    private IReadOnlyList<HistoryLine> news = [];
    private IReadOnlyList<Difference> differences = [];
    private Dictionary<Guid, BulkLine>? bulk;
    private KeyMap map = KeyMap.Standard;
    private OrderDetail? begun;
    private EpisodeCard? saidIn;
    private string? keyRefusal;
    private string? settled;
    private bool settle;
    private Dictionary<Guid, string> names = [];
    private CurrentUser user = CurrentUser.Visitor;
    private OrderDetail? detail;
    private Draft? draft;
    private QueueView view;
    private ITimer? pulse;
    private IJSObjectReference? keys;
    private DotNetObjectReference<TriagePage>? self;
    private string? refusal;
    private string? phone;
    private string? done;
    private string search = "";
    private bool allowed = true;
    private bool inLane;
    private bool busy;
    private bool help;
    private int total;
    private int laneWaiting;
    private int seen;
    private int undoable;
    private Guid undoOrder;
    private Guid? leased;
    private DateTime renewAt;
    private int undoSeen;
    private DateTime undoUntil;
    private SteadyRefresh? refreshes;

    /// <summary>Name of the queue: <c>pending</c>, <c>mine</c>, <c>lane</c> …</summary>
    [SupplyParameterFromQuery(Name = "view")]
    public string? View { get; set; }

    /// <summary>Number of the order that is open.</summary>
    [SupplyParameterFromQuery(Name = "order")]
    public string? Order { get; set; }

    /// <summary>Page of the list, from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public int? PageNumber { get; set; }

    [Inject]
    private ICurrentUser Current { get; set; } = default!;

    [Inject]
    private ReadQueue Queue { get; set; } = default!;

    [Inject]
    private ReadOrder Reader { get; set; } = default!;

    [Inject]
    private Desk Commands { get; set; } = default!;

    [Inject]
    private Leases Leases { get; set; } = default!;

    [Inject]
    private KeepFiles Files { get; set; } = default!;

    [Inject]
    private DeskKeys Keyboard { get; set; } = default!;

    [Inject]
    private LookAtContact Contacts { get; set; } = default!;

    [Inject]
    private IPlaces Places { get; set; } = default!;

    [Inject]
    private IEnumerable<IEpisodes> Rooms { get; set; } = default!;

    [Inject]
    private IEnumerable<IActivities> Calendars { get; set; } = default!;

    [Inject]
    private IEnumerable<IModerationLane> Lanes { get; set; } = default!;

    [Inject]
    private ISignals Signals { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    private int Page => Math.Max(1, PageNumber ?? 1);

    private DateTime Now => Clock.UtcNow();

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        inLane = View == "lane";
        view = Enum.TryParse<QueueView>(View, ignoreCase: true, out var named) && Enum.IsDefined(named) ? named : QueueView.Pending;
        user = await Current.ReadAsync();
        allowed = user.IsStaff && RequestPermissions.All.Any(user.MayAnywhere);
        if (!allowed)
            return;
        names = (await Places.AllAsync()).ToDictionary(p => p.Id, p => p.Name);
        if (detail?.Row.Number != Order)
            (draft, refusal, phone, news, differences) = (null, null, null, [], []);
        await RefreshAsync();
        await OpenAsync();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!allowed)
            return;
        if (!firstRender)
        {
            await SettleAsync();
            return;
        }

        refreshes = new SteadyRefresh(InvokeAsync, AfterSignalAsync, Clock);
        subscriptions.Add(refreshes);
        subscriptions.Add(Signals.Subscribe(OrderChanges.Topic, refreshes.Wake));
        subscriptions.Add(Signals.Subscribe(IModerationLane.Topic, refreshes.Wake));
        pulse = Clock.CreateTimer(_ => refreshes.Wake(), null, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
        self = DotNetObjectReference.Create(this);
        keys = await Script.InvokeAsync<IJSObjectReference>("import", gone.Token, "/" + Assets["_content/Portal.Theme/dist/triage.js"]);
        map = await Keyboard.ReadAsync(user, gone.Token);
        await keys.InvokeVoidAsync("listen", gone.Token, self, map.Keys);
        StateHasChanged();
    }

    // Brings the chosen order into view, and the cursor into a form that has just been opened.
    private async Task SettleAsync()
    {
        if (keys is null || (!settle && settled == Order))
            return;
        var into = settle && draft is not null;
        (settle, settled) = (false, Order);
        await keys.InvokeVoidAsync("settle", gone.Token, into);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        subscriptions.ForEach(s => s.Dispose());
        if (pulse is not null)
            await pulse.DisposeAsync();
        try
        {
            if (keys is not null)
            {
                await keys.InvokeVoidAsync("stop");
                await keys.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone, and its listeners with it.
        }

        self?.Dispose();
        await LeaveAsync(CancellationToken.None);
        gone.Dispose();
    }

    private async Task AfterSignalAsync()
    {
        if (undoable > 0 && Now > undoUntil)
            undoable = 0;
        await RefreshAsync();
        await FollowAsync();
        StateHasChanged();
    }

    private async Task RefreshAsync()
    {
        counts = await Queue.CountAsync(user, gone.Token);
        (items, total) = await Queue.PageAsync(user, view, search.Trim(), Page, gone.Token);
        List<(IModerationLane, LaneItem)> found = [];
        laneWaiting = 0;
        foreach (var lane in Lanes)
        {
            var waiting = await lane.ListAsync(user, waitingOnly: true, 100, gone.Token);
            laneWaiting += waiting.Count;
            var shown = inLane ? waiting.Concat((await lane.ListAsync(user, waitingOnly: false, 100, gone.Token)).ExceptBy(waiting.Select(w => w.Id), i => i.Id)) : [];
            found.AddRange(shown.Select(i => (lane, i)));
        }

        laneItems = found;
    }

    private async Task OpenAsync()
    {
        if (string.IsNullOrEmpty(Order))
        {
            detail = null;
            await LeaveAsync(gone.Token);
            return;
        }

        detail = await Reader.ReadAsync(user, Order, gone.Token);
        if (leased is not null && leased != detail?.Row.Id)
            await LeaveAsync(gone.Token);
        seen = detail?.Row.Version ?? 0;
        begun = detail;
        saidIn = detail?.Row.SaidInEpisodeId is { } episode && Rooms.FirstOrDefault() is { } rooms && await rooms.FindAsync([episode], gone.Token) is [{ } card] ? card : null;
        if (detail is not null)
            await StayAsync(detail.Row.Id);
    }

    // Tells others that the order is open here; from then on only now and then, not with every signal.
    private async Task StayAsync(Guid order)
    {
        if (leased == order && Now < renewAt)
        {
            others = await Leases.OthersAsync(user, order, gone.Token);
            return;
        }

        (leased, renewAt) = (order, Now + (Leases.Length / 3));
        others = await Leases.OpenAsync(user, order, gone.Token);
    }

    private async Task LeaveAsync(CancellationToken ct)
    {
        if (user.Id is { } me && leased is { } order)
            await Leases.CloseAsync(me, order, ct);
        leased = null;
    }

    // Somebody else took a step: with nothing begun here the order is simply shown anew; a draft stays, and the news beside it.
    private async Task FollowAsync()
    {
        if (detail is null)
            return;
        await StayAsync(detail.Row.Id);
        var now = await Reader.ReadAsync(user, detail.Row.Number, gone.Token);
        if (now is null || now.Row.Version == seen)
            return;
        if (draft is not null)
        {
            refusal = T["no.changed"];
            news = [.. now.History.Where(h => h.Version > seen)];
            differences = Difference.Between(begun ?? detail, now, Moment, T);
            return;
        }

        (detail, begun, seen) = (now, now, now.Row.Version);
    }

    private string Name(Guid placeId) => names.GetValueOrDefault(placeId, "");

    private int Count(QueueView queue) => counts.GetValueOrDefault(queue);

    private static string To(QueueView queue, string? order = null) =>
        $"/desk/orders?view={queue.ToString().ToLowerInvariant()}{(order is null ? "" : $"&order={order}")}";

    private string Moment(DateTime at) => Moments.Say(T, at, Now);

    private string Ago(DateTime at) => Now - at < TimeSpan.FromHours(20) ? T["triage.ago", Moments.Length(T, Now - at)] : Moment(at);

    private (string Words, string Tone)? DueWords(DateTime? due, string state)
    {
        if (due is not { } at || TopicKind.Instance.Ends.Contains(new State(state)))
            return null;
        var length = Moments.Length(T, at - Now);
        return at < Now ? (T["triage.late-by", length], "warn") : (T["triage.left", length], at - Now < TimeSpan.FromHours(4) ? "wheat" : "");
    }

    private int Percent(DateTime started, DateTime due) =>
        (int)Math.Clamp((Now - started) / (due - started) * 100, 0, 100);

    private static string Sign(QueueView queue) => queue switch
    {
        QueueView.Overdue => "alert",
        QueueView.Soon => "clock",
        QueueView.Held => "shield",
        QueueView.Asked => "edit",
        QueueView.Out => "send",
        QueueView.Conferring => "people",
        QueueView.Visit => "phone",
        QueueView.Mine => "hand",
        _ => "order",
    };
}
