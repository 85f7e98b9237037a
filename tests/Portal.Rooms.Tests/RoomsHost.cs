using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts;
using Portal.Kit.Orders;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Streams;
using Portal.Kit.Time;
using Portal.Kit.Web;
using Portal.Moderation;
using Portal.Notices;
using Portal.Rooms.Chat;
using Portal.Rooms.Chat.Events;
using Portal.Rooms.Chat.Say;
using Portal.Rooms.Plan;
using Portal.Rooms.Programme;
using Portal.Rooms.Publish;
using Portal.Testing;

namespace Portal.Rooms.Tests;

/// <summary>The module on a database of its own, with a township, a room, an episode on air and a clock in hand.</summary>
internal sealed class RoomsHost : IAsyncDisposable
{
    private readonly StorageHost host;

    private RoomsHost(StorageHost host, Township town)
    {
        this.host = host;
        Town = town;
    }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public StorageHost Host => host;

    public Township Town { get; }

    public FakeStreams Streams => (FakeStreams)Get<IStreams>();

    public FakeRecordings Recordings => (FakeRecordings)Get<IRecordings>();

    public FakeOrders Orders => (FakeOrders)Get<IOrders>();

    public CurrentUser Editor { get; private set; } = CurrentUser.Visitor;

    public CurrentUser Moderator { get; private set; } = CurrentUser.Visitor;

    /// <summary>Moderates another village.</summary>
    public CurrentUser Stranger { get; private set; } = CurrentUser.Visitor;

    public RoomRow Room { get; private set; } = null!;

    public EpisodeRow Episode { get; private set; } = null!;

    public static async Task<RoomsHost> StartAsync(OnDatabase on = OnDatabase.Sqlite, Action<EpisodeForm>? episode = null, Action<RoomForm>? room = null)
    {
        var host = await StorageHost.StartAsync(
            on,
            [new AccountsModule(), new ModerationModule(), new NoticesModule(), new RoomsModule()],
            services =>
            {
                services.AddSingleton<IStreams, FakeStreams>();
                services.AddSingleton<IRecordings, FakeRecordings>();
                services.AddSingleton<IOrders, FakeOrders>();
                services.AddSingleton<IPageCache, NoPages>();
            });
        var started = new RoomsHost(host, await Township.PlantAsync(host.Store));
        await started.FurnishAsync(episode, room);
        return started;
    }

    public T Get<T>()
        where T : notnull => host.Get<T>();

    public static CurrentUser Villager(string device = "device-of-wang") => CurrentUser.Visitor with { Device = device };

    public Task<Outcome<Said>> SayAsync(string text, CurrentUser? who = null, string name = "王大娘") =>
        Get<SayComment>().HandleAsync(new SayRequest(Room.Slug, Episode.Number, text, name), who ?? Villager(), new DefaultHttpContext(), Ct);

    public async Task<CommentRow> SaidAsync(string text, CurrentUser? who = null)
    {
        var outcome = await SayAsync(text, who);
        Assert.True(outcome.IsDone, outcome.Refusal?.Message);
        return outcome.Value.Comment;
    }

    /// <summary>A comment that waits for a moderator, whatever the word lists say.</summary>
    public async Task<CommentRow> HeldAsync(string text)
    {
        await host.Store.WriteAsync(db => db.Set<RoomRow>().ExecuteUpdateAsync(set => set.SetProperty(r => r.PreModerated, true), Ct), Ct);
        var held = await SaidAsync(text);
        await host.Store.WriteAsync(db => db.Set<RoomRow>().ExecuteUpdateAsync(set => set.SetProperty(r => r.PreModerated, false), Ct), Ct);
        return held;
    }

    /// <summary>A host whose episode was on air for twenty minutes and has ended.</summary>
    public static async Task<RoomsHost> EndedAsync()
    {
        var rooms = await StartAsync();
        await rooms.OnAirAsync();
        rooms.Host.Clock.Advance(TimeSpan.FromMinutes(20));
        await rooms.TellAsync(StreamChangeKind.Ended);
        return rooms;
    }

    public Task OnAirAsync() => TellAsync(StreamChangeKind.Started);

    public Task TellAsync(StreamChangeKind kind) =>
        Get<IStreamWatcher>().OnAsync(new StreamChange(Episode.Id, kind, host.Clock.UtcNow()), Ct);

    public async Task<EpisodeRow> ReadAsync()
    {
        await using var db = host.Store.Open();
        return await db.Set<EpisodeRow>().SingleAsync(e => e.Id == Episode.Id, Ct);
    }

    public async Task<CommentRow> ReadAsync(Guid comment)
    {
        await using var db = host.Store.Open();
        return await db.Set<CommentRow>().SingleAsync(c => c.Id == comment, Ct);
    }

    public Task SetAsync(Action<EpisodeRow> change) => host.Store.WriteAsync(
        async db => change(await db.Set<EpisodeRow>().SingleAsync(e => e.Id == Episode.Id, Ct)), Ct);

    public async Task<Feed> FeedAsync()
    {
        var feed = new Feed(Episode.Id, Get<FeedReader>(), host.Clock);
        await feed.PumpAsync(Ct);
        return feed;
    }

    public string Key() => Get<StreamKeys>().Open(Episode);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private async Task FurnishAsync(Action<EpisodeForm>? episode, Action<RoomForm>? room)
    {
        Editor = await Town.StaffAsync(Role.Editor, Town.Liuxi);
        Moderator = await Town.StaffAsync(Role.Moderator, Town.Liuxi);
        Stranger = await Town.StaffAsync(Role.Administrator, Town.Shiqiao);
        var roomForm = new RoomForm { PlaceId = Town.Liuxi.Id, Name = "柳溪村直播间" };
        room?.Invoke(roomForm);
        Room = (await Get<SaveRoom>().HandleAsync(Editor, roomForm, Ct)).Value!;
        var form = new EpisodeForm { RoomId = Room.Id, Title = "麦种怎么拌", Starts = ChinaTime.ToLocal(host.Clock.UtcNow()) };
        episode?.Invoke(form);
        Episode = (await Get<SaveEpisode>().HandleAsync(Editor, form, Ct)).Value!;
    }

    private sealed class NoPages : IPageCache
    {
        public ValueTask EvictAsync(IReadOnlyCollection<string> tags, CancellationToken ct = default) => ValueTask.CompletedTask;
    }
}

/// <summary>Streams that only remember what was asked of them.</summary>
internal sealed class FakeStreams : IStreams
{
    public List<string> Asked { get; } = [];

    public StreamState? Find(Guid streamId) => null;

    public IReadOnlyCollection<StreamState> All() => [];

    public StreamAddresses Addresses(string playName) => new($"/live/{playName}/index.m3u8", $"/live/{playName}.flv", $"/live/{playName}.aac");

    public bool CutOff(Guid streamId) => Note("cut");

    public bool Release(Guid streamId) => Note("release");

    public bool SwitchDevice(Guid streamId) => Note("switch");

    public Task EndAsync(Guid streamId, CancellationToken ct = default)
    {
        Note("end");
        return Task.CompletedTask;
    }

    private bool Note(string what)
    {
        Asked.Add(what);
        return true;
    }
}

/// <summary>One recording, of whatever is asked for.</summary>
internal sealed class FakeRecordings : IRecordings
{
    public bool IsOpen { get; set; }

    public IReadOnlyList<RecordedStretch> Stretches { get; set; } = [];

    public bool IsDeleted { get; private set; }

    public ValueTask<Recording?> FindAsync(Guid streamId, CancellationToken ct = default) =>
        ValueTask.FromResult(IsDeleted ? null : new Recording(streamId, TimeSpan.FromMinutes(20), 1_000_000, $"/replay/{streamId}/index.m3u8", IsOpen) { Stretches = Stretches });

    public CoverAnswer Cover { get; set; } = CoverAnswer.Kept;

    public List<byte[]> Covers { get; } = [];

    public bool TakesCovers => true;

    public ValueTask<CoverAnswer> GiveCoverAsync(Guid streamId, ReadOnlyMemory<byte> jpeg, CancellationToken ct = default)
    {
        Covers.Add(jpeg.ToArray());
        return ValueTask.FromResult(Cover);
    }

    public Task<bool> WriteMp4Async(Guid streamId, Stream output, CancellationToken ct = default) => Task.FromResult(!IsDeleted);

    public ValueTask<bool> DeleteAsync(Guid streamId, CancellationToken ct = default) => ValueTask.FromResult(IsDeleted = true);
}

/// <summary>Orders that only remember what was asked of them.</summary>
internal sealed class FakeOrders : IOrders
{
    public List<CommentOrder> Taken { get; } = [];

    public List<OrderCard> OfEpisode { get; } = [];

    public List<(Guid Order, int Second)> Answered { get; } = [];

    public Task<IReadOnlyList<OrderCard>> OfEpisodeAsync(Guid episodeId, CancellationToken ct = default) => Task.FromResult<IReadOnlyList<OrderCard>>(OfEpisode);

    public Task<Outcome<OrderCard>> TakeCommentAsync(CurrentUser moderator, CommentOrder comment, CancellationToken ct = default)
    {
        Taken.Add(comment);
        return Task.FromResult<Outcome<OrderCard>>(Card(Guid.NewGuid()));
    }

    public Task<Outcome<OrderCard>> AnswerOnAirAsync(CurrentUser director, Guid orderId, Guid episodeId, int second, CancellationToken ct = default)
    {
        Answered.Add((orderId, second));
        return Task.FromResult<Outcome<OrderCard>>(Card(orderId));
    }

    public static OrderCard Card(Guid id) => new(id, "D261016-0001", "麦种", 1, "待派单", false, null, "/orders/D261016-0001");
}
