using Microsoft.EntityFrameworkCore;
using Portal.Kit.Episodes;
using Portal.Rooms.Programme;
using Portal.Storage.Database;

namespace Portal.Rooms.Publish;

/// <summary>The site's demo loop asks: with which key does the demo room go on air?</summary>
public sealed class DemoKeys
{
    private readonly PortalStore store;
    private readonly StreamKeys keys;

    internal DemoKeys(PortalStore store, StreamKeys keys)
    {
        this.store = store;
        this.keys = keys;
    }

    /// <summary>The plain key of the demo episode, also after a restart; null when there is none or somebody took it off air. Never log it.</summary>
    public async Task<string?> FindAsync(CancellationToken ct = default)
    {
        await using var db = store.Open();
        var episode = await db.Set<EpisodeRow>()
            .Where(e => e.IsDemoLoop && (e.State == EpisodeState.Announced || e.State == EpisodeState.OnAir))
            .OrderBy(e => e.StartsAt).FirstOrDefaultAsync(ct);
        return episode is null ? null : keys.Open(episode);
    }
}
