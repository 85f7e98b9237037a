using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Places;
using Portal.Kit.Lane;
using Portal.Kit.Orders;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Rooms.Programme;
using Portal.Rooms.Texts;
using Portal.Storage.Database;

namespace Portal.Rooms.Chat.Moderate;

/// <summary>Live comments for the console that also shows orders.</summary>
internal sealed class CommentLane(
    PortalStore store, DecideComment decide, CommentToOrder toOrder, TimeProvider clock, IStringLocalizer<RoomsTexts> t) : IModerationLane
{
    private const int Most = 200;

    public async Task<IReadOnlyList<LaneItem>> ListAsync(CurrentUser moderator, bool waitingOnly, int limit, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var places = db.PlacesOf(moderator, RoomPermissions.Moderate);
        var since = clock.UtcNow().AddDays(-1);

        // State by state, so that the index on state and time serves each, however many comments there are.
        var comments = db.Set<CommentRow>().Where(c =>
            c.State == CommentState.Held || (c.State == CommentState.Passed && c.At > since) || (c.State == CommentState.Hidden && c.At > since));
        if (waitingOnly)
            comments = comments.Where(c => c.State == CommentState.Held || (c.State == CommentState.Passed && c.Reports > 0));
        var found = await (
            from c in comments
            join e in db.Set<EpisodeRow>() on c.EpisodeId equals e.Id
            join r in db.Set<RoomRow>() on e.RoomId equals r.Id
            where places.Contains(r.PlaceId)
            orderby c.At descending
            select new { Comment = c, e.Number, Episode = e.Title, Room = r.Name, r.PlaceId }).Take(Math.Clamp(limit, 1, Most)).ToListAsync(ct);
        return [.. found.Select(f => Item(f.Comment, t["lane.where", f.Room, f.Number, f.Episode], f.PlaceId))];
    }

    public Task<Outcome<Done>> PassAsync(CurrentUser moderator, Guid itemId, LaneState seen, CancellationToken ct = default) =>
        decide.PassAsync(moderator, itemId, StateOf(seen), ct);

    public Task<Outcome<Done>> HideAsync(CurrentUser moderator, Guid itemId, LaneState seen, CancellationToken ct = default) =>
        decide.HideAsync(moderator, itemId, StateOf(seen), ct);

    public Task<Outcome<OrderCard>> TakeAsync(CurrentUser moderator, Guid itemId, CancellationToken ct = default) =>
        toOrder.HandleAsync(moderator, itemId, ct);

    private LaneItem Item(CommentRow c, string where, Guid placeId) => new(
        c.Id, c.Text, c.Name, where, $"/desk/studio/{c.EpisodeId}", placeId, c.At, c.Second, StateOf(c.State), Why(c), c.OrderNumber);

    private string? Why(CommentRow c)
    {
        if (c.State == CommentState.Held)
            return c.HeldMatch is null ? c.HeldBy : t["lane.match", c.HeldBy ?? "", c.HeldMatch];
        return c.Reports > 0 ? t["lane.reported", c.Reports].Value : null;
    }

    private static LaneState StateOf(CommentState state) => state switch
    {
        CommentState.Held => LaneState.Held,
        CommentState.Hidden => LaneState.Hidden,
        _ => LaneState.Passed,
    };

    private static CommentState StateOf(LaneState state) => state switch
    {
        LaneState.Held => CommentState.Held,
        LaneState.Hidden => CommentState.Hidden,
        _ => CommentState.Passed,
    };
}
