using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Rooms.Programme;
using Portal.Storage.Database;

namespace Portal.Rooms.Chat.Moderate;

/// <summary>A comment with the place whose moderators decide about it.</summary>
internal sealed record CommentFacts(CommentRow Comment, Guid PlaceId, string PlacePath)
{
    public static Task<CommentFacts?> FindAsync(PortalDb db, Guid commentId, CancellationToken ct) =>
        (from c in db.Set<CommentRow>().AsNoTracking()
         join e in db.Set<EpisodeRow>() on c.EpisodeId equals e.Id
         join r in db.Set<RoomRow>() on e.RoomId equals r.Id
         join p in db.Set<PlaceRow>() on r.PlaceId equals p.Id
         where c.Id == commentId
         select new CommentFacts(c, p.Id, p.Path)).SingleOrDefaultAsync(ct);
}
