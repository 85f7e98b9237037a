using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Kit.Episodes;
using Portal.Kit.People;
using Portal.Storage.Database;

namespace Portal.Rooms.Programme;

/// <summary>Answers what Requests and Calendar ask about episodes.</summary>
internal sealed class EpisodeAnswers(PortalStore store) : IEpisodes
{
    public async Task<IReadOnlyList<EpisodeCard>> ComingAsync(string placePath, int limit, CancellationToken ct = default)
    {
        await using var db = store.Open();
        return await CardsAsync(
            db,
            db.Set<EpisodeRow>().Where(e => e.State == EpisodeState.Announced || e.State == EpisodeState.OnAir),
            db.PlacesWithin(placePath),
            Math.Clamp(limit, 1, 200),
            ct);
    }

    public async Task<IReadOnlyList<EpisodeCard>> BetweenAsync(string placePath, DateTime from, DateTime to, CancellationToken ct = default)
    {
        await using var db = store.Open();
        return await CardsAsync(db, db.Set<EpisodeRow>().Where(e => e.StartsAt < to && e.EndsAt > from), db.PlacesWithin(placePath), 500, ct);
    }

    public async Task<IReadOnlyList<EpisodeCard>> PlannableAsync(CurrentUser user, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var open = db.Set<EpisodeRow>().Where(e => e.State == EpisodeState.Announced || e.State == EpisodeState.OnAir);
        var places = db.PlacesOf(user, RoomPermissions.Plan).Union(db.PlacesOf(user, RoomPermissions.Moderate));
        return await CardsAsync(db, open, places, 100, ct);
    }

    public async Task<IReadOnlyList<EpisodeCard>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct = default)
    {
        if (ids.Count is 0 or > 200)
            return [];
        await using var db = store.Open();
        return await CardsAsync(db, db.Set<EpisodeRow>().Where(e => ids.Contains(e.Id)), db.PlacesWithin(""), 200, ct);
    }

    private static async Task<IReadOnlyList<EpisodeCard>> CardsAsync(
        PortalDb db, IQueryable<EpisodeRow> episodes, IQueryable<Guid> places, int limit, CancellationToken ct)
    {
        var found = await (
            from e in episodes
            join r in db.Set<RoomRow>() on e.RoomId equals r.Id
            where places.Contains(r.PlaceId)
            orderby e.StartsAt, e.Number
            select new { e.Id, e.Title, Room = r.Name, r.Slug, e.Number, r.PlaceId, e.StartsAt, e.EndsAt, e.State }).Take(limit).ToListAsync(ct);
        return [.. found.Select(e => new EpisodeCard(e.Id, e.Title, e.Room, EpisodeAddress.Of(e.Slug, e.Number), e.PlaceId, e.StartsAt, e.EndsAt, e.State))];
    }
}
