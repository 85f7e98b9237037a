using Microsoft.EntityFrameworkCore;
using Portal.Kit.Episodes;
using Portal.Kit.Streams;
using Portal.Rooms.Programme;
using Portal.Storage.Database;

namespace Portal.Rooms.Replay;

/// <summary>Decides by the episode what the public may watch of its recording: one row by its key, asked per file.</summary>
internal sealed class ReplayGate(PortalStore store) : IReplayGate
{
    private static readonly ReplayRight Nothing = new(false);

    public async ValueTask<ReplayRight> AskAsync(Guid streamId, CancellationToken ct)
    {
        await using var db = store.Open();
        return await db.Set<EpisodeRow>().SingleOrDefaultAsync(e => e.Id == streamId, ct) is { } episode ? RightOf(episode) : Nothing;
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
