using Microsoft.EntityFrameworkCore;
using Portal.Kit.Episodes;
using Portal.Rooms.Programme;
using Portal.Storage.Database;

namespace Portal.Rooms.Watch;

/// <summary>Rooms with what is on, comes next or can be watched again.</summary>
internal sealed class RoomList(PortalStore store)
{
    /// <summary>A page of rooms, those on air first.</summary>
    public const int PageSize = 24;

    public async Task<RoomRow?> FindAsync(string slug, CancellationToken ct)
    {
        await using var db = store.Open();
        return await db.Set<RoomRow>().SingleOrDefaultAsync(r => r.Slug == slug, ct);
    }

    public async Task<(IReadOnlyList<RoomCard> Rooms, int Total)> PageAsync(int page, CancellationToken ct)
    {
        await using var db = store.Open();
        var total = await db.Set<RoomRow>().CountAsync(ct);
        var onAir = db.Set<EpisodeRow>().Where(e => e.State == EpisodeState.OnAir).Select(e => e.RoomId);
        var rooms = await db.Set<RoomRow>()
            .OrderByDescending(r => onAir.Contains(r.Id)).ThenBy(r => r.Name)
            .Skip((Math.Max(page, 1) - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        var ids = rooms.Select(r => r.Id).ToList();
        var open = await db.Set<EpisodeRow>()
            .Where(e => ids.Contains(e.RoomId) && (e.State == EpisodeState.OnAir || e.State == EpisodeState.Announced))
            .OrderBy(e => e.StartsAt).Take(500).ToListAsync(ct);
        return ([.. rooms.Select(r => new RoomCard(r, Current(open, r.Id)))], total);
    }

    /// <summary>Episodes on air now, most watched room first.</summary>
    public async Task<IReadOnlyList<EpisodeLine>> OnAirAsync(int limit, CancellationToken ct)
    {
        await using var db = store.Open();
        return await Lines(db).Where(l => l.Episode.State == EpisodeState.OnAir).OrderByDescending(l => l.Episode.StartedAt).Take(limit).ToListAsync(ct);
    }

    /// <summary>Announced episodes, next first.</summary>
    public async Task<IReadOnlyList<EpisodeLine>> NextAsync(int limit, CancellationToken ct)
    {
        await using var db = store.Open();
        return await Lines(db).Where(l => l.Episode.State == EpisodeState.Announced).OrderBy(l => l.Episode.StartsAt).Take(limit).ToListAsync(ct);
    }

    /// <summary>Episodes that can be watched again, newest first.</summary>
    public async Task<IReadOnlyList<EpisodeLine>> ReplaysAsync(int limit, CancellationToken ct)
    {
        await using var db = store.Open();
        return await Lines(db).Where(l => l.Episode.State == EpisodeState.Ended && l.Episode.ReplayVisible && l.Episode.RecordingDeletedAt == null && l.Episode.StartedAt != null)
            .OrderByDescending(l => l.Episode.EndedAt).Take(limit).ToListAsync(ct);
    }

    private static IQueryable<EpisodeLine> Lines(PortalDb db) =>
        from e in db.Set<EpisodeRow>()
        join r in db.Set<RoomRow>() on e.RoomId equals r.Id
        select new EpisodeLine { Episode = e, Room = r };

    private static EpisodeRow? Current(List<EpisodeRow> open, Guid room) =>
        open.Find(e => e.RoomId == room && e.State == EpisodeState.OnAir) ?? open.Find(e => e.RoomId == room);
}

/// <summary>A room and its episode on air or next.</summary>
internal sealed record RoomCard(RoomRow Room, EpisodeRow? Episode);

/// <summary>An episode and its room.</summary>
public sealed class EpisodeLine
{
    /// <summary>The episode.</summary>
    public required EpisodeRow Episode { get; init; }

    /// <summary>Its room.</summary>
    public required RoomRow Room { get; init; }

    /// <summary>Its page, relative to the root.</summary>
    public string Address => EpisodeAddress.Of(Room.Slug, Episode.Number);
}
