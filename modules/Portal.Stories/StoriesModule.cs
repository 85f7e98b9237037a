using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.Places.Settings;
using Portal.Content.Items;
using Portal.Content.Types;
using Portal.Kit.Agenda;
using Portal.Kit.Articles;
using Portal.Kit.Lane;
using Portal.Kit.Modules;
using Portal.Storage;
using Portal.Stories.Agenda;
using Portal.Stories.Desk;
using Portal.Stories.Drafts;
using Portal.Stories.Home;
using Portal.Stories.Like;
using Portal.Stories.Model;
using Portal.Stories.Respect;
using Portal.Stories.Share;
using Portal.Stories.Texts;

namespace Portal.Stories;

/// <summary>Model stories (身边好人), articles and notices.</summary>
public sealed class StoriesModule : PortalModule
{
    /// <summary>身边好人.</summary>
    public static ContentType Story { get; } = new("story", typeof(StoriesTexts), "type.story", "/stories/{slug}", ContentType.ThreeReviews)
    {
        Check = StoryRules.Check,
        Words = StoryRules.Words,
        ReviewsAt = ReviewRules.Of(r => r.Story),
    };

    /// <summary>文章.</summary>
    public static ContentType Article { get; } = new("article", typeof(StoriesTexts), "type.article", "/articles/{slug}", ContentType.ThreeReviews)
    {
        ReviewsAt = ReviewRules.Of(r => r.Article),
    };

    /// <summary>政策问答.</summary>
    public static ContentType Policy { get; } = new("policy", typeof(StoriesTexts), "type.policy", "/policies/{slug}", ContentType.ThreeReviews)
    {
        Check = PolicyPart.Check,
        Words = PolicyPart.Words,
        ReviewsAt = ReviewRules.Of(r => r.Policy),
    };

    /// <summary>公告, small notices: first and final review.</summary>
    public static ContentType Notice { get; } =
        new("notice", typeof(StoriesTexts), "type.notice", "/notices/{slug}", [ReviewStep.First, ReviewStep.Final])
        {
            Check = NoticePart.Check,
            ReviewsAt = ReviewRules.Of(r => r.Notice),
        };

    /// <inheritdoc />
    public override string Name => "stories";

    /// <inheritdoc />
    public override Assembly? Pages => typeof(StoriesModule).Assembly;

    /// <inheritdoc />
    public override IReadOnlyList<Permission> Permissions => [RespectPermissions.Moderate];

    /// <inheritdoc />
    public override IReadOnlyList<PublicEntry> Menu => [new("menu.stories", typeof(StoriesTexts), "/stories", 500), new("menu.policies", typeof(StoriesTexts), "/policies", 520)];

    /// <inheritdoc />
    public override IReadOnlyList<DeskEntry> Desk =>
    [
        new("desk.stories", typeof(StoriesTexts), "/desk/stories", "book", ContentPermissions.Read, 400),
        new("desk.reviews", typeof(StoriesTexts), "/desk/reviews", "check", ContentPermissions.Read, 410),
        new("desk.media", typeof(StoriesTexts), "/desk/media", "image", ContentPermissions.Read, 420),
        new("desk.names", typeof(StoriesTexts), "/desk/names", "people", ContentPermissions.Write, 430),
        new("desk.front", typeof(StoriesTexts), "/desk/front", "home", ContentPermissions.Front, 440),
    ];

    /// <inheritdoc />
    public override IReadOnlyList<HomeZone> Home => [new(typeof(BannerZone), 50), new(typeof(StoriesZone), 400), new(typeof(NoticesZone), 410, Side: true)];

    /// <inheritdoc />
    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddContentType(Story);
        services.AddContentType(Article);
        services.AddContentType(Policy);
        services.AddContentType(Notice);
        services.AddScoped<IWaiting, ReviewsWaiting>();
        services.AddSingleton<IArticleDrafts, ArticleDrafts>();
        services.AddSingleton<IAgendaSource, NoticesOnAgenda>();
        services.AddEntities(model => model.ApplyConfiguration(new RespectRowConfiguration()));
        services.AddPlaceSettings<ReviewRules>("stories.reviews", typeof(StoriesTexts));
        services.AddSingleton<SayRespect>();
        services.AddSingleton<RespectList>();
        services.AddScoped<IModerationLane, RespectLane>();
    }

    /// <inheritdoc />
    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        ShareCode.Map(endpoints);
        RespectEndpoint.Map(endpoints);
        LikeEndpoints.Map(endpoints);
    }
}
