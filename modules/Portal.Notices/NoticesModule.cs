using System.Reflection;
using Portal.Kit.Modules;

namespace Portal.Notices;

/// <summary>The outbox: notices in the page, e-mail, webhook, SMS senders as plug-ins.</summary>
public sealed class NoticesModule : PortalModule
{
    /// <inheritdoc />
    public override string Name => "notices";

    /// <inheritdoc />
    public override Assembly? Pages => typeof(NoticesModule).Assembly;
}
