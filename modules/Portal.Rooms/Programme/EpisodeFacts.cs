using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Kit.Episodes;
using Portal.Storage.Database;

namespace Portal.Rooms.Programme;

/// <summary>An episode with its room and place, as commands need them.</summary>
public sealed record EpisodeFacts(EpisodeRow Episode, RoomRow Room, string PlacePath)
{
    /// <summary>The episode.</summary>
    public Guid Id => Episode.Id;

    /// <summary>Its page, relative to the root.</summary>
    public string Address => EpisodeAddress.Of(Room.Slug, Episode.Number);

    /// <summary>Whether it is still to come or on air.</summary>
    public bool IsOpen => Episode.State is EpisodeState.Announced or EpisodeState.OnAir;

    /// <summary>Second of the broadcast at an instant; 0 before it started.</summary>
    public int SecondAt(DateTime instant) =>
        Episode.StartedAt is { } start && instant > start ? (int)(instant - start).TotalSeconds : 0;

    /// <summary>The episode with that id, or null.</summary>
    public static Task<EpisodeFacts?> FindAsync(PortalDb db, Guid id, CancellationToken ct) =>
        (from e in db.Set<EpisodeRow>()
         join r in db.Set<RoomRow>() on e.RoomId equals r.Id
         join p in db.Set<PlaceRow>() on r.PlaceId equals p.Id
         where e.Id == id
         select new EpisodeFacts(e, r, p.Path)).SingleOrDefaultAsync(ct);

    /// <summary>The episode at <c>/rooms/SLUG/NUMBER</c>, or null.</summary>
    public static Task<EpisodeFacts?> FindAsync(PortalDb db, string slug, int number, CancellationToken ct) =>
        (from e in db.Set<EpisodeRow>()
         join r in db.Set<RoomRow>() on e.RoomId equals r.Id
         join p in db.Set<PlaceRow>() on r.PlaceId equals p.Id
         where r.Slug == slug && e.Number == number
         select new EpisodeFacts(e, r, p.Path)).SingleOrDefaultAsync(ct);
}

/// <summary>Addresses of episodes.</summary>
internal static class EpisodeAddress
{
    public static string Of(string slug, int number) => FormattableString.Invariant($"/rooms/{slug}/{number}");
}
