using Portal.Kit.Modules;
using Portal.Kit.People;

namespace Portal.Rooms.Programme;

/// <summary>What staff may do with rooms at a place and below.</summary>
public static class RoomPermissions
{
    /// <summary>Create and change rooms, series, episodes, products, running orders.</summary>
    public static Permission Plan { get; } = new("rooms.plan", Role.Editor);

    /// <summary>Open the studio: signal, running order, cut-off and release, delay, off air, orders answered on air.</summary>
    public static Permission Direct { get; } = new("rooms.direct", Role.Host, Role.Editor, Role.Moderator);

    /// <summary>See and renew the stream key.</summary>
    public static Permission Key { get; } = new("rooms.key", Role.Host, Role.Editor);

    /// <summary>Pass, hide and pin comments, mute people, turn comments into orders.</summary>
    public static Permission Moderate { get; } = new("rooms.moderate", Role.Moderator, Role.Editor);

    /// <summary>Download the recording as MP4 and show or hide the replay.</summary>
    public static Permission Replay { get; } = new("rooms.replay", Role.Editor);

    /// <summary>Delete a recording: administrators.</summary>
    public static Permission Delete { get; } = new("rooms.delete");

    internal static IReadOnlyList<Permission> All { get; } = [Plan, Direct, Key, Moderate, Replay, Delete];
}
