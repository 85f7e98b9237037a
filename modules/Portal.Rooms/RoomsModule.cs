using System.Reflection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Accounts.Places.Settings;
using Portal.Kit.Episodes;
using Portal.Kit.Events;
using Portal.Kit.Lane;
using Portal.Kit.Modules;
using Portal.Kit.Streams;
using Portal.Kit.Web;
using Portal.Rooms.Ask;
using Portal.Rooms.Chat;
using Portal.Rooms.Chat.Events;
using Portal.Rooms.Chat.Like;
using Portal.Rooms.Chat.Moderate;
using Portal.Rooms.Chat.Report;
using Portal.Rooms.Chat.Say;
using Portal.Rooms.Chat.Speech;
using Portal.Rooms.Plan;
using Portal.Rooms.Programme;
using Portal.Rooms.Publish;
using Portal.Rooms.Recipe;
using Portal.Rooms.Remind;
using Portal.Rooms.Replay;
using Portal.Rooms.Replay.Captions;
using Portal.Rooms.Replay.Keep;
using Portal.Rooms.Screen;
using Portal.Rooms.Search;
using Portal.Rooms.Share;
using Portal.Rooms.Studio;
using Portal.Rooms.Texts;
using Portal.Rooms.Watch;
using Portal.Storage;
using Portal.Storage.Database;
using Portal.Storage.Search;

namespace Portal.Rooms;

/// <summary>Rooms, series, episodes: watch, chat, studio, replay.</summary>
public sealed class RoomsModule : PortalModule
{
    /// <inheritdoc />
    public override string Name => "rooms";

    /// <inheritdoc />
    public override Assembly? Pages => typeof(RoomsModule).Assembly;

    /// <inheritdoc />
    public override IReadOnlyList<Permission> Permissions => RoomPermissions.All;

    /// <inheritdoc />
    public override IReadOnlyList<DeskEntry> Desk =>
        [new DeskEntry("desk.rooms", typeof(RoomsTexts), "/desk/rooms", "live", RoomPermissions.Direct, 200)];

    /// <inheritdoc />
    public override IReadOnlyList<PublicEntry> Menu => [new PublicEntry("nav", typeof(RoomsTexts), "/rooms", 100)];

    /// <inheritdoc />
    public override IReadOnlyList<HomeZone> Home => [new HomeZone(typeof(OnAirZone), 100), new HomeZone(typeof(ReplaysZone), 500)];

    /// <inheritdoc />
    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddEntities(Entities);
        AddPublishing(services);
        AddChat(services);
        services.AddSingleton<IEpisodes, EpisodeAnswers>();
        services.AddSingleton<Viewing>();
        services.AddScoped<WatchEpisode>();
        services.AddScoped<RoomList>();
        services.AddScoped<RoomDesk>();
        services.AddScoped<SaveRoom>();
        services.AddScoped<SaveEpisode>();
        services.AddScoped<CancelEpisode>();
        services.AddScoped<StudioDesk>();
        services.AddScoped<DirectEpisode>();
        services.AddScoped<ShowKey>();
        services.AddScoped<GiveCover>();
        services.AddScoped<ChangeEpisode>();
        services.AddScoped<OrdersOnAir>();
        services.AddScoped<ScreenDesk>();
        services.AddSingleton<IReplayGate, ReplayGate>();
        services.AddSingleton<IReplayCaptions, CaptionsAnswer>();
        services.AddScoped<EditReplay>();
        services.AddScoped<KeepRecording>();
        services.AddJob<LetRecordingsGo>();
        services.AddPlaceSettings<VideoRules>(VideoRules.Key, typeof(RoomsTexts));
        services.AddScoped<ReplayDesk>();
        services.AddScoped<EpisodeFigures>();
        services.AddHandler<OrderScheduled, OrdersChanged>();
        services.AddHandler<OrderAnsweredOnAir, OrdersChanged>();
        services.AddSearchSource<EpisodeSource>();
        services.AddSearchSource<RoomSource>();
        services.AddRecipeStep<RoomsRecipe>();
        AddWeChat(services, configuration);
    }

    /// <inheritdoc />
    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapSay();
        endpoints.MapAnswer();
        endpoints.MapLike();
        endpoints.MapRemind();
        endpoints.MapWeChatSignature();
        endpoints.MapReport();
        endpoints.MapDownload();
        GiveCover.Map(endpoints);
        endpoints.MapCaptions();
        endpoints.MapFiguresCsv();
        endpoints.MapEpisodeFiles();
    }

    private static void Entities(ModelBuilder model)
    {
        model.ApplyConfiguration(new RoomTable());
        model.ApplyConfiguration(new SeriesTable());
        model.ApplyConfiguration(new EpisodeTable());
        model.ApplyConfiguration(new SegmentTable());
        model.ApplyConfiguration(new ProductTable());
        model.ApplyConfiguration(new ViewerSampleRow.Table());
        model.ApplyConfiguration(new SegmentOrderRow.Table());
        model.ApplyConfiguration(new CaptionsRow.Table());
        model.ApplyConfiguration(new CommentTable());
        model.ApplyConfiguration(new MarkTable());
        model.ApplyConfiguration(new LogHeadTable());
        model.ApplyConfiguration(new InvitationRow.Table());
        model.ApplyConfiguration(new ReminderRow.Table());
    }

    private static void AddPublishing(IServiceCollection services)
    {
        services.AddSingleton<StreamKeys>();
        services.AddSingleton(s => new DemoKeys(s.GetRequiredService<PortalStore>(), s.GetRequiredService<StreamKeys>()));
        services.AddSingleton<IPublishGate, PublishGate>();

        // Live tells the watcher, the watcher may ask Live: asked for when needed, so that neither waits for the other.
        services.AddSingleton<Func<IStreams>>(s => s.GetRequiredService<IStreams>);
        services.AddSingleton<IStreamWatcher, EpisodeStreams>();
        services.AddHostedService<StreamPulse>();
        services.AddJob<EndAbandoned>();
    }

    private static void AddWeChat(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WeChatOptions>().Bind(configuration.GetSection("Rooms:WeChat")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WeChatOptions>, WeChatOptionsCheck>();
        services.AddHttpClient(WeChatTickets.Client, client => client.Timeout = TimeSpan.FromSeconds(10));
        services.AddSingleton<WeChatTickets>();
        services.AddSingleton<ISignedCards, SignedCards>();
    }

    private static void AddChat(IServiceCollection services)
    {
        services.AddSingleton<CommentCommitter>();
        services.AddSingleton<FeedReader>();
        services.AddSingleton<Feeds>();
        services.AddSingleton<IStartupFilter, EventsEndpoint>();
        services.AddSingleton<Speech>();
        services.AddPlaceSettings<SpeechRules>("rooms.speech", typeof(RoomsTexts));
        services.AddScoped<PutQuestion>();
        services.AddScoped<Wall>();
        services.AddScoped<RemindMe>();
        services.AddJob<RemindViewers>();
        services.AddScoped<SayComment>();
        services.AddScoped<DecideComment>();
        services.AddScoped<PinComment>();
        services.AddScoped<MuteAuthor>();
        services.AddScoped<MutedHere>();
        services.AddScoped<ChangeRules>();
        services.AddScoped<SearchComments>();
        services.AddScoped<CommentToOrder>();
        services.AddScoped<IModerationLane, CommentLane>();
        services.AddScoped<IWaiting, CommentsWaiting>();
        services.AddScoped<KeepCaptions>();
    }
}
