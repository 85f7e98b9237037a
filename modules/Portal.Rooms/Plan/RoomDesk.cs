using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Rooms.Programme;
using Portal.Storage.Database;

namespace Portal.Rooms.Plan;

/// <summary>What the desk shows of rooms to this person.</summary>
internal sealed class RoomDesk(PortalStore store)
{
    private const int MostRooms = 100;
    private const int EpisodesARoom = 12;

    public async Task<IReadOnlyList<DeskRoom>> ListAsync(CurrentUser user, CancellationToken ct)
    {
        await using var db = store.Open();
        var mine = db.PlacesOf(user, RoomPermissions.Direct);
        var rooms = await (
            from r in db.Set<RoomRow>()
            join p in db.Set<PlaceRow>() on r.PlaceId equals p.Id
            where mine.Contains(p.Id)
            orderby p.Path, r.Name
            select new { Room = r, Place = p.Name, p.Path }).Take(MostRooms).ToListAsync(ct);
        List<DeskRoom> list = [];
        foreach (var room in rooms)
        {
            var episodes = await db.Set<EpisodeRow>().Where(e => e.RoomId == room.Room.Id).OrderByDescending(e => e.StartsAt).Take(EpisodesARoom).ToListAsync(ct);
            list.Add(new DeskRoom(room.Room, room.Place, episodes, user.May(RoomPermissions.Plan, room.Path)));
        }

        return list;
    }

    /// <summary>The room as a form; null when it is not this person's to plan.</summary>
    public async Task<RoomForm?> RoomAsync(CurrentUser user, Guid id, CancellationToken ct)
    {
        await using var db = store.Open();
        var mine = db.PlacesOf(user, RoomPermissions.Plan);
        if (await db.Set<RoomRow>().SingleOrDefaultAsync(r => r.Id == id && mine.Contains(r.PlaceId), ct) is not { } room)
            return null;
        var products = await db.Set<ProductRow>().Where(p => p.RoomId == id).OrderBy(p => p.Position).ToListAsync(ct);
        return new RoomForm
        {
            Id = room.Id,
            PlaceId = room.PlaceId,
            Name = room.Name,
            Slug = room.Slug,
            Intro = room.Intro,
            Cover = room.Cover ?? "tea",
            Slate = room.Slate ?? "",
            PreModerated = room.PreModerated,
            Speakers = room.Speakers,
            SlowSeconds = room.SlowSeconds,
            Products = [.. products.Select(p => new ProductForm { Name = p.Name, Note = p.Note, Phone = p.Phone, Link = p.Link ?? "", Picture = p.Picture ?? "stall" })],
        };
    }

    /// <summary>The episode as a form; null when it is not this person's to plan.</summary>
    public async Task<(EpisodeForm Form, EpisodeFacts Facts)?> EpisodeAsync(CurrentUser user, Guid id, CancellationToken ct)
    {
        await using var db = store.Open();
        if (await EpisodeFacts.FindAsync(db, id, ct) is not { } facts || !user.May(RoomPermissions.Plan, facts.PlacePath))
            return null;
        var e = facts.Episode;
        var segments = await db.Set<SegmentRow>().Where(s => s.EpisodeId == id).OrderBy(s => s.Position).ToListAsync(ct);
        var form = new EpisodeForm
        {
            Id = e.Id,
            RoomId = e.RoomId,
            Title = e.Title,
            Series = e.SeriesId is { } series ? await db.Set<SeriesRow>().Where(s => s.Id == series).Select(s => s.Name).SingleAsync(ct) : "",
            About = e.About,
            Hosts = e.Hosts,
            Starts = ChinaTime.ToLocal(e.StartsAt),
            Minutes = (int)(e.EndsAt - e.StartsAt).TotalMinutes,
            DelaySeconds = e.DelaySeconds,
            GraceMinutes = e.GraceMinutes,
            Segments = [.. segments.Select(s => new SegmentForm { Id = s.Id, Title = s.Title, Minutes = s.Minutes })],
        };
        return (form, facts);
    }

    /// <summary>Names of the room's series.</summary>
    public async Task<IReadOnlyList<string>> SeriesAsync(Guid roomId, CancellationToken ct)
    {
        await using var db = store.Open();
        return await db.Set<SeriesRow>().Where(s => s.RoomId == roomId).OrderBy(s => s.Name).Select(s => s.Name).Take(100).ToListAsync(ct);
    }
}

/// <summary>A room on the desk.</summary>
internal sealed record DeskRoom(RoomRow Room, string Place, IReadOnlyList<EpisodeRow> Episodes, bool MayPlan);
