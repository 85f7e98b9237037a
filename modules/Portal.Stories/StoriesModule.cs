using System.Reflection;
using Portal.Kit.Modules;

namespace Portal.Stories;

/// <summary>Model stories (身边好人) and articles.</summary>
public sealed class StoriesModule : PortalModule
{
    /// <inheritdoc />
    public override string Name => "stories";

    /// <inheritdoc />
    public override Assembly? Pages => typeof(StoriesModule).Assembly;
}
