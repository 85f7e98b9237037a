using Microsoft.EntityFrameworkCore;
using Portal.Kit.Episodes;
using Portal.Kit.Orders;
using Portal.Rooms.Programme;
using Portal.Storage.Database;
using Portal.Storage.Search;

namespace Portal.Rooms.Search;

/// <summary>Lets people find episodes and replays: by subject, room, hosts, chapters and the orders that were answered.</summary>
internal sealed class EpisodeSource(PortalStore store, IOrders orders) : ISearchSource
{
    public string Kind => "episode";

    public async Task<SearchEntry?> ReadAsync(Guid id, CancellationToken ct)
    {
        await using var db = store.Open();
        if (await EpisodeFacts.FindAsync(db, id, ct) is not { Episode: { State: not EpisodeState.Cancelled } episode } facts)
            return null;
        var series = await db.Set<SeriesRow>().Where(s => s.Id == episode.SeriesId).Select(s => s.Name).FirstOrDefaultAsync(ct);
        var chapters = await db.Set<SegmentRow>().Where(s => s.EpisodeId == id).OrderBy(s => s.Position).Select(s => s.Title).ToListAsync(ct);
        var answered = (await orders.OfEpisodeAsync(id, ct)).Where(o => o.IsAnswered).Select(o => o.Title);
        var text = string.Join('\n', new[] { facts.Room.Name, series, episode.Hosts, episode.About }.Where(w => w?.Length > 0).Concat(chapters).Concat(answered));
        return new SearchEntry(Kind, id, facts.PlacePath, episode.Title, text, facts.Address, episode.StartedAt ?? episode.StartsAt);
    }

    public async Task<IReadOnlyCollection<Guid>> VisibleAsync(CancellationToken ct)
    {
        await using var db = store.Open();
        return await db.Set<EpisodeRow>().Where(e => e.State != EpisodeState.Cancelled).Select(e => e.Id).ToListAsync(ct);
    }
}
