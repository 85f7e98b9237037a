using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.Places.Settings;
using Portal.Calendar.Agenda;
using Portal.Calendar.Agenda.Feed;
using Portal.Calendar.Agenda.Home;
using Portal.Calendar.Agenda.Others;
using Portal.Calendar.Agenda.Show;
using Portal.Calendar.Me;
using Portal.Calendar.Plan;
using Portal.Calendar.Plan.Again;
using Portal.Calendar.Plan.Call;
using Portal.Calendar.Plan.Clash;
using Portal.Calendar.Plan.Copy;
using Portal.Calendar.Plan.Table;
using Portal.Calendar.Recipes;
using Portal.Calendar.Register;
using Portal.Calendar.Search;
using Portal.Calendar.Series;
using Portal.Calendar.Texts;
using Portal.Calendar.Venues;
using Portal.Calendar.Words;
using Portal.Content.Types;
using Portal.Kit.Activities;
using Portal.Kit.Agenda;
using Portal.Kit.Events;
using Portal.Kit.Modules;
using Portal.Storage;
using Portal.Storage.Search;

namespace Portal.Calendar;

/// <summary>Activities of the practice stations: agenda, registration, check-in, feeds.</summary>
public sealed class CalendarModule : PortalModule
{
    /// <inheritdoc />
    public override string Name => "calendar";

    /// <inheritdoc />
    public override Assembly? Pages => typeof(CalendarModule).Assembly;

    /// <inheritdoc />
    public override IReadOnlyList<Permission> Permissions => [CalendarPermissions.Plan];

    /// <inheritdoc />
    public override IReadOnlyList<DeskEntry> Desk => [new("desk.activities", typeof(CalendarTexts), "/desk/activities", "cal", CalendarPermissions.Plan, 220)];

    /// <inheritdoc />
    public override IReadOnlyList<PublicEntry> Menu => [new("menu", typeof(CalendarTexts), "/calendar", 400)];

    /// <inheritdoc />
    public override IReadOnlyList<HomeZone> Home => [new(typeof(NextUp), 300, Side: true)];

    /// <inheritdoc />
    public override IReadOnlyList<MeZone> Me => [new(typeof(MyActivities), 200)];

    /// <inheritdoc />
    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddEntities(model => model
            .ApplyConfiguration(new ActivityRowConfiguration())
            .ApplyConfiguration(new OccurrenceRowConfiguration())
            .ApplyConfiguration(new SeriesRowConfiguration())
            .ApplyConfiguration(new RegistrationRowConfiguration())
            .ApplyConfiguration(new CallRowConfiguration())
            .ApplyConfiguration(new VenueRowConfiguration()));
        services.AddSearchSource<ActivitySource>();
        services.AddRecipeStep<VenuesStep>();
        services.AddRecipeStep<ActivitiesStep>();
        services.AddTakingPart();
        services.AddSingleton<CalendarPages>();
        services.AddSingleton<RegisterForOccurrence>();
        services.AddSingleton<CancelRegistration>();
        services.AddSingleton<RegistrationReader>();
        services.AddSingleton<PlanWrites>();
        services.AddSingleton<VenueBook>();
        services.AddSingleton<SaveVenue>();
        services.AddContentType(ActivityContent.Type);
        services.AddPlaceSettings<WordsRules>(WordsRules.Key, typeof(CalendarTexts));
        services.AddSingleton<OfferWords>();
        services.AddSingleton<ShowWords>();
        services.AddHandler<ItemPublished, ShowWords>();
        services.AddSingleton<SaveActivity>();
        services.AddSingleton<ChangeOccurrence>();
        services.AddSingleton<TellRegistered>();
        services.AddSingleton<Calls>();
        services.AddSingleton<ChangeSeries>();
        services.AddSingleton<PauseSeries>();
        services.AddSingleton<DescribeOccurrence>();
        services.AddSingleton<ClashFinder>();
        services.AddSingleton<ImportPlan>();
        services.AddSingleton<PlanSheet>();
        services.AddSingleton<CopyMonth>();
        services.AddSingleton<PlannedActivities>();
        services.AddSingleton<IWaiting, RegistrationsWaiting>();
        services.AddSingleton<ActivityReader>();
        services.AddSingleton<IAgendaSource, EpisodesOnAgenda>();
        services.AddSingleton<OtherEvents>();
        services.AddSingleton<IActivities, ActivityAnswers>();
        services.AddScoped<AgendaReader>();
        services.AddScoped<FeedReader>();
        services.AddSingleton<OwnFeed>();
        services.AddSingleton<NewsFeed>();
    }

    /// <inheritdoc />
    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        FeedEndpoints.Map(endpoints);
        PlanSheet.Map(endpoints);
        RegisterEndpoints.Map(endpoints);
        endpoints.MapTakingPart();
    }
}
