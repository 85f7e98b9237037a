using System.Reflection;
using Portal.Kit.Modules;

namespace Portal.Rooms;

/// <summary>Livestream rooms, series, episodes: watch, chat, studio, replay.</summary>
public sealed class RoomsModule : PortalModule
{
    /// <inheritdoc />
    public override string Name => "rooms";

    /// <inheritdoc />
    public override Assembly? Pages => typeof(RoomsModule).Assembly;
}
