using Microsoft.EntityFrameworkCore;
using Portal.Kit.Episodes;
using Portal.Kit.Time;
using Portal.Kit.Web;
using Portal.Rooms.Programme;
using Portal.Storage.Database;
using Portal.Storage.Jobs;
using Portal.Storage.Signals;

namespace Portal.Rooms.Publish;

/// <summary>
/// Ends episodes whose stream nobody carries any more and whose grace time has run out: the server was killed in the
/// middle of a broadcast and the host did not come back.
/// </summary>
internal sealed class EndAbandoned(PortalStore store, ISignals signals, IPageCache pages, TimeProvider clock) : IJob
{
    public string Name => "rooms.end-abandoned";

    public TimeSpan Every => TimeSpan.FromSeconds(20);

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var id in await FindAsync(ct))
        {
            var ended = await store.WriteAsync(
                async db =>
                {
                    var episode = await db.Set<EpisodeRow>().SingleAsync(e => e.Id == id, ct);
                    if (!IsAbandoned(episode))
                        return null;
                    await EpisodeStreams.EndAsync(db, episode, episode.SignalAt ?? clock.UtcNow(), ct);
                    return episode;
                },
                ct);
            if (ended is not null)
                await EpisodeStreams.TellAsync(signals, pages, ended, ct);
        }
    }

    private async Task<List<Guid>> FindAsync(CancellationToken ct)
    {
        await using var db = store.Open();
        var onAir = await db.Set<EpisodeRow>().Where(e => e.State == EpisodeState.OnAir && !e.IsDemoLoop).ToListAsync(ct);
        return [.. onAir.Where(IsAbandoned).Select(e => e.Id)];
    }

    // A carrying node writes SignalAt every 10 s while the stream lives or its own grace time runs.
    private bool IsAbandoned(EpisodeRow episode) =>
        episode.State == EpisodeState.OnAir
        && clock.UtcNow() - (episode.SignalAt ?? episode.StartedAt ?? DateTime.MinValue) > TimeSpan.FromMinutes(episode.GraceMinutes) + TimeSpan.FromSeconds(30);
}
