using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Places;
using Portal.Kit.Modules;
using Portal.Kit.People;
using Portal.Rooms.Programme;
using Portal.Rooms.Texts;
using Portal.Storage.Database;

namespace Portal.Rooms.Chat.Moderate;

/// <summary>Tells the desk's first page how many comments are held, or were reported while public, in this person's rooms.</summary>
internal sealed class CommentsWaiting(PortalStore store, IStringLocalizer<RoomsTexts> t) : IWaiting
{
    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken ct = default)
    {
        if (!user.MayAnywhere(RoomPermissions.Moderate))
            return [];
        await using var db = store.Open();
        var places = db.PlacesOf(user, RoomPermissions.Moderate);
        var rooms = db.Set<RoomRow>().Where(r => places.Contains(r.PlaceId)).Select(r => r.Id);
        var episodes = db.Set<EpisodeRow>().Where(e => rooms.Contains(e.RoomId)).Select(e => e.Id);
        var count = await db.Set<CommentRow>()
            .Where(c => c.State == CommentState.Held || (c.State == CommentState.Passed && c.Reports > 0))
            .CountAsync(c => episodes.Contains(c.EpisodeId), ct);
        return count > 0 ? [new Waiting(t["lane.held-count"], count, "/desk/orders?view=lane", "chat")] : [];
    }
}
