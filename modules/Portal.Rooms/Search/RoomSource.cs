using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Rooms.Programme;
using Portal.Storage.Database;
using Portal.Storage.Search;

namespace Portal.Rooms.Search;

/// <summary>Lets people find rooms.</summary>
internal sealed class RoomSource(PortalStore store) : ISearchSource
{
    public string Kind => "room";

    public async Task<SearchEntry?> ReadAsync(Guid id, CancellationToken ct)
    {
        await using var db = store.Open();
        var found = await (
            from room in db.Set<RoomRow>()
            join place in db.Set<PlaceRow>() on room.PlaceId equals place.Id
            where room.Id == id
            select new { room, place.Path }).FirstOrDefaultAsync(ct);
        return found is null
            ? null
            : new SearchEntry(Kind, id, found.Path, found.room.Name, found.room.Intro, $"/rooms/{found.room.Slug}", found.room.At);
    }

    public async Task<IReadOnlyCollection<Guid>> VisibleAsync(CancellationToken ct)
    {
        await using var db = store.Open();
        return await db.Set<RoomRow>().Select(r => r.Id).ToListAsync(ct);
    }
}
