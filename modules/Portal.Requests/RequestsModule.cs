using System.Reflection;
using Portal.Kit.Modules;

namespace Portal.Requests;

/// <summary>点单: orders in a closed loop, triage, board and figures.</summary>
public sealed class RequestsModule : PortalModule
{
    /// <inheritdoc />
    public override string Name => "requests";

    /// <inheritdoc />
    public override Assembly? Pages => typeof(RequestsModule).Assembly;
}
