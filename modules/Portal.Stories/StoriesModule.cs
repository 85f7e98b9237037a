using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Content.Items;
using Portal.Content.Types;
using Portal.Kit.Articles;
using Portal.Kit.Modules;
using Portal.Stories.Desk;
using Portal.Stories.Drafts;
using Portal.Stories.Home;
using Portal.Stories.Model;
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
    };

    /// <summary>文章, policy questions and answers included.</summary>
    public static ContentType Article { get; } = new("article", typeof(StoriesTexts), "type.article", "/articles/{slug}", ContentType.ThreeReviews);

    /// <summary>公告, small notices: first and final review.</summary>
    public static ContentType Notice { get; } =
        new("notice", typeof(StoriesTexts), "type.notice", "/notices/{slug}", [ReviewStep.First, ReviewStep.Final]);

    /// <inheritdoc />
    public override string Name => "stories";

    /// <inheritdoc />
    public override Assembly? Pages => typeof(StoriesModule).Assembly;

    /// <inheritdoc />
    public override IReadOnlyList<PublicEntry> Menu => [new("menu.stories", typeof(StoriesTexts), "/stories", 500)];

    /// <inheritdoc />
    public override IReadOnlyList<DeskEntry> Desk =>
    [
        new("desk.stories", typeof(StoriesTexts), "/desk/stories", "book", ContentPermissions.Read, 400),
        new("desk.reviews", typeof(StoriesTexts), "/desk/reviews", "check", ContentPermissions.Read, 410),
    ];

    /// <inheritdoc />
    public override IReadOnlyList<HomeZone> Home => [new(typeof(StoriesZone), 400), new(typeof(NoticesZone), 410, Side: true)];

    /// <inheritdoc />
    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddContentType(Story);
        services.AddContentType(Article);
        services.AddContentType(Notice);
        services.AddScoped<IWaiting, ReviewsWaiting>();
        services.AddSingleton<IArticleDrafts, ArticleDrafts>();
    }

    /// <inheritdoc />
    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => ShareCode.Map(endpoints);
}
