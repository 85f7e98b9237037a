using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Content.Feeds;
using Portal.Content.Find;
using Portal.Content.Items;
using Portal.Content.Media.Serve;
using Portal.Content.Media.Upload;
using Portal.Content.Media.Widths;
using Portal.Content.Paste;
using Portal.Kit.Modules;

namespace Portal.Content;

/// <summary>Content items: types in code, versions, drafts, reviews, schedule, media library, feeds.</summary>
public sealed class ContentModule : PortalModule
{
    /// <inheritdoc />
    public override string Name => "content";

    /// <inheritdoc />
    public override Assembly? Pages => typeof(ContentModule).Assembly;

    /// <inheritdoc />
    public override IReadOnlyList<Permission> Permissions => ContentPermissions.All;

    /// <inheritdoc />
    public override void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddContent();

    /// <inheritdoc />
    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        ServeMedia.Map(endpoints);
        UploadEndpoint.Map(endpoints);
        WidthsEndpoint.Map(endpoints);
        PasteEndpoint.Map(endpoints);
        FeedEndpoints.Map(endpoints);
        SuggestEndpoint.Map(endpoints);
    }
}
