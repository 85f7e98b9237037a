using System.Reflection;
using Portal.Kit.Modules;

namespace Portal.Moderation;

/// <summary>Text screen, word lists, reports and mutes, for every text that the public writes.</summary>
public sealed class ModerationModule : PortalModule
{
    /// <inheritdoc />
    public override string Name => "moderation";

    /// <inheritdoc />
    public override Assembly? Pages => typeof(ModerationModule).Assembly;
}
