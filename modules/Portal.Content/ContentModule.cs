using System.Reflection;
using Portal.Kit.Modules;

namespace Portal.Content;

/// <summary>Content items: types in code, versions, drafts, reviews, schedule, media library, feeds.</summary>
public sealed class ContentModule : PortalModule
{
    /// <inheritdoc />
    public override string Name => "content";

    /// <inheritdoc />
    public override Assembly? Pages => typeof(ContentModule).Assembly;
}
