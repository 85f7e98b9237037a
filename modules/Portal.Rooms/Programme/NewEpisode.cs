using Portal.Kit.Episodes;
using Portal.Rooms.Publish;

namespace Portal.Rooms.Programme;

/// <summary>Draws what every new episode gets: id, key, play name, grace time.</summary>
internal static class NewEpisode
{
    public const int DefaultGrace = 5;

    public static EpisodeRow Draw(StreamKeys keys, Guid roomId, int number, DateTime now)
    {
        var episode = new EpisodeRow
        {
            Id = Guid.CreateVersion7(now),
            RoomId = roomId,
            Number = number,
            Title = "",
            About = "",
            Hosts = "",
            State = EpisodeState.Announced,
            SealedKey = "",
            KeyPrint = "",
            PlayName = StreamKeys.DrawName(),
            GraceMinutes = DefaultGrace,
            ReplayVisible = true,
        };
        keys.Set(episode, StreamKeys.DrawKey());
        return episode;
    }
}
