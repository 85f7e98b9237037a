using Microsoft.EntityFrameworkCore;
using Portal.Kit.Episodes;
using Portal.Kit.Streams;
using Portal.Rooms.Programme;
using Portal.Rooms.Watch;
using Portal.Storage.Database;

namespace Portal.Rooms.Replay;

/// <summary>Decides by the episode what the public may watch of its recording: one row by its key, asked per file.</summary>
internal sealed class ReplayGate(PortalStore store, Viewing viewing) : IReplayGate
{
    private static readonly ReplayRight Nothing = new(false);

    public async ValueTask<ReplayRight> AskAsync(Guid streamId, CancellationToken ct)
    {
        await using var db = store.Open();
        var found = await (from e in db.Set<EpisodeRow>()
                           join r in db.Set<RoomRow>() on e.RoomId equals r.Id
                           where e.Id == streamId
                           select new { Episode = e, r.PlaceId }).SingleOrDefaultAsync(ct);
        if (found is null)
            return Nothing;
        return RightOf(found.Episode) with { Access = await viewing.IsForMembersAsync(found.PlaceId, ct) ? StreamAccess.SignedAddress : StreamAccess.Public };
    }

    // While it is on air the recording is what viewers go back in; hiding and trimming are for afterwards.
    private static ReplayRight RightOf(EpisodeRow episode) => new(
        episode.RecordingDeletedAt is null && (episode.ReplayVisible || episode.State == EpisodeState.OnAir),
        At(episode, episode.TrimFrom),
        At(episode, episode.TrimTo),
        episode.CutsReleased);

    private static DateTime? At(EpisodeRow episode, int? second) =>
        second is { } given && episode.StartedAt is { } start ? start.AddSeconds(given) : null;
}
