using Microsoft.EntityFrameworkCore;
using Portal.Kit.Likes;
using Portal.Kit.Time;
using Portal.Rooms.Chat;
using Portal.Rooms.Chat.Like;
using Portal.Rooms.Programme;
using Portal.Rooms.Watch;
using Portal.Storage.Database;

namespace Portal.Rooms.Ask;

/// <summary>Reads invitations with what stands on their walls.</summary>
internal sealed class Wall(PortalStore store, ILikes likes, TimeProvider clock)
{
    /// <summary>Answers on a page of the wall.</summary>
    public const int PageSize = 60;

    // Sorted by likes in memory: a wall of more shows its newest two thousand.
    private const int Most = 2000;

    /// <summary>The invitations of an episode, the one on screen first, then newest first; with the newest answers of each.</summary>
    public async Task<IReadOnlyList<WallView>> OfEpisodeAsync(EpisodeFacts facts, int answers, CancellationToken ct)
    {
        await using var db = store.Open();
        var shown = await db.Set<LogHeadRow>().Where(h => h.EpisodeId == facts.Id).Select(h => h.Invitation).SingleOrDefaultAsync(ct);
        var rows = await db.Set<InvitationRow>().Where(i => i.EpisodeId == facts.Id).OrderByDescending(i => i.Number == shown).ThenByDescending(i => i.Number).ToListAsync(ct);
        if (rows.Count == 0)
            return [];
        var counts = await Public(db, facts).Where(c => c.Invitation != null).GroupBy(c => c.Invitation).Select(g => new { Number = g.Key, Count = g.Count() }).ToListAsync(ct);
        List<WallView> walls = [];
        foreach (var row in rows)
        {
            var newest = answers == 0 ? [] : await Public(db, facts).Where(c => c.Invitation == row.Number).OrderByDescending(c => c.Seq).Take(answers).ToListAsync(ct);
            walls.Add(new WallView(row, facts.IsOpen && row.Number == shown, counts.Find(c => c.Number == row.Number)?.Count ?? 0, newest, await LikesAsync(newest, ct)));
        }

        return walls;
    }

    /// <summary>A page of one wall, newest or most liked first; null when there is no such invitation.</summary>
    public async Task<WallView?> PageAsync(EpisodeFacts facts, int number, bool byLikes, int page, CancellationToken ct)
    {
        await using var db = store.Open();
        if (await db.Set<InvitationRow>().SingleOrDefaultAsync(i => i.EpisodeId == facts.Id && i.Number == number, ct) is not { } row)
            return null;
        var shown = facts.IsOpen && await db.Set<LogHeadRow>().AnyAsync(h => h.EpisodeId == facts.Id && h.Invitation == number, ct);
        var answers = Public(db, facts).Where(c => c.Invitation == number);
        var count = await answers.CountAsync(ct);
        var newest = await answers.OrderByDescending(c => c.Seq).Skip(byLikes ? 0 : (page - 1) * PageSize).Take(byLikes ? Most : PageSize).ToListAsync(ct);
        var liked = await LikesAsync(newest, ct);
        if (byLikes)
            newest = [.. newest.OrderByDescending(c => liked.GetValueOrDefault(c.Id)).ThenByDescending(c => c.Seq).Skip((page - 1) * PageSize).Take(PageSize)];
        return new WallView(row, shown, count, newest, liked);
    }

    private IQueryable<CommentRow> Public(PortalDb db, EpisodeFacts facts) => PublicEdge.Comments(db, facts, clock.UtcNow());

    private Task<IReadOnlyDictionary<Guid, int>> LikesAsync(List<CommentRow> comments, CancellationToken ct) =>
        likes.CountAsync(LikeEndpoint.Comment, comments.ConvertAll(c => c.Id), ct);
}

/// <summary>An invitation and what stands on its wall.</summary>
/// <param name="Invitation">The question.</param>
/// <param name="IsOpen">Whether it is on screen and takes answers.</param>
/// <param name="Count">Answers that the public sees.</param>
/// <param name="Answers">Some of them.</param>
/// <param name="Likes">Likes by comment; those without are left out.</param>
public sealed record WallView(InvitationRow Invitation, bool IsOpen, int Count, IReadOnlyList<CommentRow> Answers, IReadOnlyDictionary<Guid, int> Likes);
