using Portal.Kit.Episodes;

namespace Portal.Rooms.Programme;

/// <summary>Names under which pages with rooms are cached and evicted.</summary>
internal static class RoomTags
{
    /// <summary>Lists of rooms and episodes, the home page's zones.</summary>
    public const string Rooms = IEpisodes.CacheTag;

    public static string Room(Guid id) => $"room:{id:N}";

    public static string Episode(Guid id) => $"episode:{id:N}";

    /// <summary>Everything that shows this episode's state.</summary>
    public static string[] Of(EpisodeRow episode) => [Rooms, Room(episode.RoomId), Episode(episode.Id)];
}
