using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.Places.Settings;
using Portal.Kit.Modules;
using Portal.Kit.Orders;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Kit.Web;
using Portal.Requests.Board;
using Portal.Requests.Escalation;
using Portal.Requests.Figures;
using Portal.Requests.Files;
using Portal.Requests.Holidays;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Recipes;
using Portal.Requests.Search;
using Portal.Requests.Texts;
using Portal.Requests.Topics;
using Portal.Requests.Topics.Comments;
using Portal.Requests.Topics.Desk;
using Portal.Requests.Topics.Kind;
using Portal.Requests.Topics.Mine;
using Portal.Requests.Topics.Similar;
using Portal.Requests.Topics.Status;
using Portal.Requests.Topics.Submit;
using Portal.Requests.Topics.Wanted;
using Portal.Requests.Topics.Words;
using Portal.Requests.Triage;
using Portal.Requests.Triage.Bulk;
using Portal.Requests.Triage.Keys;
using Portal.Requests.Triage.OnBehalf;
using Portal.Requests.Units;
using Portal.Storage;
using Portal.Storage.Search;

namespace Portal.Requests;

/// <summary>点单: orders in a closed loop, triage, board and figures.</summary>
public sealed class RequestsModule : PortalModule
{
    /// <inheritdoc />
    public override string Name => "requests";

    /// <inheritdoc />
    public override Assembly? Pages => typeof(RequestsModule).Assembly;

    /// <inheritdoc />
    public override IReadOnlyList<PublicEntry> Menu =>
    [
        new("menu.order", typeof(RequestsTexts), "/orders/new", 200),
        new("menu.board", typeof(RequestsTexts), "/orders", 300),
        new("menu.figures", typeof(RequestsTexts), "/orders/figures", 600),
    ];

    /// <inheritdoc />
    public override IReadOnlyList<DeskEntry> Desk =>
    [
        new("menu.desk", typeof(RequestsTexts), "/desk/orders", "order", RequestPermissions.Handle, 200),
        new("menu.units", typeof(RequestsTexts), "/desk/units", "people", RequestPermissions.Units, 210),
        new("figures.desk", typeof(RequestsTexts), "/desk/figures", "chart", RequestPermissions.Supervise, 230),
        new("menu.holidays", typeof(RequestsTexts), "/desk/holidays", "cal", RequestPermissions.Holidays, 220),
    ];

    /// <inheritdoc />
    public override IReadOnlyList<HomeZone> Home => [new(typeof(HomeOrders), 200)];

    /// <inheritdoc />
    public override IReadOnlyList<Permission> Permissions => RequestPermissions.All;

    /// <inheritdoc />
    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddEntities(model => model
            .ApplyConfiguration(new OrderRowConfiguration())
            .ApplyConfiguration(new OrderEventRow.Table())
            .ApplyConfiguration(new TextRow.Table())
            .ApplyConfiguration(new ContactRow.Table())
            .ApplyConfiguration(new WantRow.Table())
            .ApplyConfiguration(new FileRow.Table())
            .ApplyConfiguration(new KeysRow.Table())
            .ApplyConfiguration(new CounterRow.Table())
            .ApplyConfiguration(new HolidayRow.Table())
            .ApplyConfiguration(new MissRow.Table())
            .ApplyConfiguration(new LeaseRow.Table())
            .ApplyConfiguration(new UnitRow.Table())
            .ApplyConfiguration(new MemberRow.Table()));
        services.AddPlaceSettings<ClockRules>(ClockRules.Key, typeof(RequestsTexts));
        services.AddSingleton<HolidayTable>();
        services.AddSingleton<IHolidays>(s => s.GetRequiredService<HolidayTable>());
        services.AddSingleton<KeepHolidays>();
        services.AddSingleton<ClockPolicies>();
        services.AddSingleton<KindWords>();
        services.AddSingleton<OrderChanges>();
        services.AddSingleton(new PersonalCookie(OrderPasses.Cookie, "/orders"));
        services.AddSingleton<Ledger>();
        services.AddSingleton<OrderWrites>();
        services.AddSingleton<TopicNotices>();
        services.AddSingleton<TopicDesk>();
        services.AddSingleton<IRequestDesk>(s => s.GetRequiredService<TopicDesk>());
        services.AddSingleton<Rewording>();
        services.AddSingleton<KeepFiles>();
        services.AddPlaceSettings<OrderRules>(OrderRules.Key, typeof(RequestsTexts));
        services.AddSingleton<OrderForSomebody>();
        services.AddSingleton<DeskKeys>();
        services.AddSingleton<BulkDesk>();
        services.AddSingleton<OnAir>();
        services.AddSingleton<OrderForm>();
        services.AddSingleton<SubmitTopic>();
        services.AddSingleton<OrderPasses>();
        services.AddSingleton<OpenByNumber>();
        services.AddSingleton<OrdererSteps>();
        services.AddSingleton<ReadStatus>();
        services.AddSingleton<WantTopic>();
        services.AddSingleton<SimilarTopics>();
        services.AddHostedService<FillSimilar>();
        services.AddSingleton<ReadBoard>();
        services.AddSingleton<ReadFigures>();
        services.AddSingleton<ReadOverdue>();
        services.AddSingleton<FigureSheets>();
        services.AddSingleton<ReadMine>();
        services.AddSingleton<IPersonalData, OrdersPersonalData>();
        services.AddSingleton<IOrders, Orders>();
        services.AddSingleton<Triage.Desk>();
        services.AddSingleton<Leases>();
        services.AddSingleton<KeepUnits>();
        services.AddSingleton<LookAtContact>();
        services.AddSingleton<ReadQueue>();
        services.AddSingleton<IWaiting, OrdersWaiting>();
        services.AddSingleton<ReadOrder>();
        services.AddJob<EscalateJob>();
        services.AddSearchSource<OrderSource>();
        services.AddRecipeStep<UnitsStep>();
        services.AddRecipeStep<OrdersStep>();
    }

    /// <inheritdoc />
    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapTopics();
        endpoints.MapFiles();
        endpoints.MapSimilar();
        endpoints.MapBoardFeed();
        endpoints.MapFigures();
    }
}
