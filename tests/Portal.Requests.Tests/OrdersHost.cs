using Microsoft.EntityFrameworkCore;
using Portal.Accounts;
using Portal.Accounts.Places;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Kit.Time;
using Portal.Moderation;
using Portal.Notices;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Topics.Desk;
using Portal.Requests.Topics.Kind;
using Portal.Requests.Topics.Submit;
using Portal.Requests.Units;
using Portal.Testing;

namespace Portal.Requests.Tests;

/// <summary>The module on a database of its own, with a township, two villages, a unit and a clock in hand.</summary>
internal sealed class OrdersHost : IAsyncDisposable
{
    public static readonly Guid Township = new("00000000-0000-0000-0001-000000000001");
    public static readonly Guid Village = new("00000000-0000-0000-0001-000000000002");
    public static readonly Guid OtherTownship = new("00000000-0000-0000-0001-000000000003");
    public static readonly Guid Unit = new("00000000-0000-0000-0002-000000000001");
    public static readonly Guid Handler = new("00000000-0000-0000-0003-000000000001");
    public static readonly Guid Backup = new("00000000-0000-0000-0003-000000000002");

    private readonly StorageHost host;
    private int keys;

    private OrdersHost(StorageHost host) => this.host = host;

    public StorageHost Host => host;

    /// <summary>Moderates and dispatches in the township.</summary>
    public CurrentUser Moderator { get; } = Staff(1, Role.Moderator, Township, "x/qing/");

    public CurrentUser OtherModerator { get; } = Staff(2, Role.Moderator, Township, "x/qing/");

    public CurrentUser Stranger { get; } = Staff(3, Role.Moderator, OtherTownship, "x/bai/");

    public static CurrentUser Staff(int number, Role role, Guid placeId, string path) =>
        new(new Guid(0, 0, 4, 0, 0, 0, 0, 0, 0, 0, (byte)number), $"staff {number}", [new Grant(role, placeId, path)]);

    public static async Task<OrdersHost> StartAsync(OnDatabase on = OnDatabase.Sqlite, Action<Microsoft.Extensions.DependencyInjection.IServiceCollection>? services = null)
    {
        var host = await StorageHost.StartAsync(on, [new AccountsModule(), new ModerationModule(), new NoticesModule(), new RequestsModule()], services);
        var started = new OrdersHost(host);
        await host.Store.WriteAsync(
            db =>
            {
                Guid root = new("00000000-0000-0000-0001-000000000000");
                db.Add(Row(root, "x/", PlaceLevel.County, null));
                db.Add(Row(Township, "x/qing/", PlaceLevel.Township, root));
                db.Add(Row(Village, "x/qing/liu/", PlaceLevel.Village, Township));
                db.Add(Row(OtherTownship, "x/bai/", PlaceLevel.Township, root));
                db.Add(new UnitRow { Id = Unit, PlaceId = Township, Name = "农技站", SortKey = "nong ji zhan", About = "秸秆 农药" });
                db.Add(new MemberRow { UnitId = Unit, PersonId = Handler, Name = "周", Part = MemberPart.Lead });
                db.Add(new MemberRow { UnitId = Unit, PersonId = Backup, Name = "吴", Part = MemberPart.Backup });
                return Task.CompletedTask;
            },
            Ct);
        return started;
    }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public T Get<T>()
        where T : notnull => host.Get<T>();

    public NewTopic Topic(string words = "玉米秸秆不让烧，拉到哪儿去？") => new(words, Village, $"k:{Interlocked.Increment(ref keys)}", "page");

    public async Task<OrderRow> OrderAsync(string words = "玉米秸秆不让烧，拉到哪儿去？", Func<NewTopic, NewTopic>? but = null)
    {
        var topic = Topic(words);
        var placed = await Get<SubmitTopic>().PlaceAsync(but is null ? topic : but(topic), new Actor(Hats.Orderer, null), Ct);
        Assert.True(placed.IsDone, placed.Refusal?.Message);
        return placed.Value;
    }

    /// <summary>Does it with everything that it needs; facts as given come on top.</summary>
    public Task<Outcome<OrderRow>> DoAsync(Guid orderId, Command command, Facts? facts = null, Hats hats = Hats.Triage, Guid? person = null, string? words = "好") =>
        Get<OrderWrites>().RunAsync(
            async db =>
            {
                var row = await db.Set<OrderRow>().SingleAsync(o => o.Id == orderId, Ct);
                await Get<TopicDesk>().DoAsync(db, row, new Step(command, new Actor(hats, person ?? Moderator.Id))
                {
                    Facts = facts ?? new Facts { UnitId = Unit, BackupId = Backup, HolderId = Handler, Promise = Now.AddDays(2), Outside = "1", Face = 3 },
                    Reason = "not-ours",
                    Said = words is null ? null : new Said(words),
                }, Ct);
                return row;
            },
            Ct);

    public DateTime Now => host.Clock.UtcNow();

    public async Task<OrderRow> ReadAsync(Guid id)
    {
        await using var db = host.Store.Open();
        return await db.Set<OrderRow>().SingleAsync(o => o.Id == id, Ct);
    }

    public async Task<RequestCase> CaseAsync(Guid id)
    {
        await using var db = host.Store.Open();
        return await Ledger.ReadAsync(db, id, Ct);
    }

    public async Task DeliveredAsync(Guid id)
    {
        foreach (var command in new[] { TopicCommands.Dispatch, TopicCommands.Accept, TopicCommands.Deliver })
            Assert.True((await DoAsync(id, command)).IsDone);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static PlaceRow Row(Guid id, string path, PlaceLevel level, Guid? parent) => new()
    {
        Id = id,
        Path = path,
        Slug = path.TrimEnd('/').Split('/')[^1],
        Name = path,
        SortKey = path,
        Level = level,
        ParentId = parent,
    };
}
