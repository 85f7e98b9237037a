using Microsoft.EntityFrameworkCore;
using Portal.Kit.Episodes;
using Portal.Kit.Likes;
using Portal.Kit.Orders;
using Portal.Kit.People;
using Portal.Kit.Streams;
using Portal.Kit.Time;
using Portal.Rooms.Ask;
using Portal.Rooms.Chat;
using Portal.Rooms.Chat.Events;
using Portal.Rooms.Chat.Like;
using Portal.Rooms.Chat.Speech;
using Portal.Rooms.Programme;
using Portal.Rooms.Remind;
using Portal.Storage.Database;

namespace Portal.Rooms.Watch;

/// <summary>A portal without the requests module has no orders. Reads what the room's and the episode's pages show.</summary>
internal sealed class WatchEpisode(
    PortalStore store, Viewing viewing, IEnumerable<IRecordings> recordings, IEnumerable<IOrders> orders, ILikes likes, Speech speech, Wall wall, RemindMe reminders, ICurrentUser users, TimeProvider clock)
{
    private const int LastComments = 50;
    private const int ReplayComments = 500;
    private const int OtherEpisodes = 6;
    private const int AnswersInPage = 12;

    /// <summary>The episode at that address, or null; a replay's comments from that second of the broadcast on.</summary>
    public async Task<EpisodeView?> FindAsync(string slug, int number, int from, CancellationToken ct)
    {
        await using var db = store.Open();
        return await EpisodeFacts.FindAsync(db, slug, number, ct) is { } facts ? await ReadAsync(db, facts, Math.Max(from, 0), ct) : null;
    }

    /// <summary>What a room shows by itself: the episode on air, else the next one, else the last; null without room or episode.</summary>
    public async Task<EpisodeView?> FindCurrentAsync(string slug, CancellationToken ct)
    {
        await using var db = store.Open();
        var mine = from e in db.Set<EpisodeRow>()
                   join r in db.Set<RoomRow>() on e.RoomId equals r.Id
                   where r.Slug == slug
                   select e;
        var id = await mine.Where(e => e.State == EpisodeState.OnAir).OrderByDescending(e => e.StartedAt).Select(e => (Guid?)e.Id).FirstOrDefaultAsync(ct)
            ?? await mine.Where(e => e.State == EpisodeState.Announced).OrderBy(e => e.StartsAt).Select(e => (Guid?)e.Id).FirstOrDefaultAsync(ct)
            ?? await mine.Where(e => e.State == EpisodeState.Ended).OrderByDescending(e => e.EndedAt).Select(e => (Guid?)e.Id).FirstOrDefaultAsync(ct);
        return id is { } found && await EpisodeFacts.FindAsync(db, found, ct) is { } facts ? await ReadAsync(db, facts, 0, ct) : null;
    }

    private async Task<EpisodeView> ReadAsync(PortalDb db, EpisodeFacts facts, int from, CancellationToken ct)
    {
        var id = facts.Id;
        var user = await users.ReadAsync(ct);
        var comments = await CommentsAsync(db, facts, from, ct);
        int? next = null;
        if (comments.Count > ReplayComments)
        {
            comments.RemoveAt(ReplayComments);
            next = Math.Max(comments[^1].Second, from + 1);
        }

        var pinnedSeq = await db.Set<LogHeadRow>().Where(h => h.EpisodeId == id).Select(h => h.Pinned).SingleOrDefaultAsync(ct);
        return new EpisodeView(
            facts,
            facts.Episode.SeriesId is { } series ? await db.Set<SeriesRow>().SingleOrDefaultAsync(s => s.Id == series, ct) : null,
            await db.Set<SegmentRow>().Where(s => s.EpisodeId == id).OrderBy(s => s.Position).ToListAsync(ct),
            await db.Set<ProductRow>().Where(p => p.RoomId == facts.Room.Id).OrderBy(p => p.Position).Take(12).ToListAsync(ct),
            comments,
            pinnedSeq is null ? null : await Public(db, facts).SingleOrDefaultAsync(c => c.Seq == pinnedSeq, ct),
            orders.FirstOrDefault() is { } asked ? await asked.OfEpisodeAsync(id, ct) : [],
            await db.Set<EpisodeRow>().Where(e => e.RoomId == facts.Room.Id && e.Id != id && e.State != EpisodeState.Cancelled)
                .OrderByDescending(e => e.StartsAt).Take(OtherEpisodes).ToListAsync(ct),
            await viewing.LiveAsync(facts, user, ct),
            await viewing.ReplayAsync(facts.Episode.State == EpisodeState.Ended && recordings.FirstOrDefault() is { } kept ? await kept.FindAsync(id, ct) : null, facts.Room, user, ct))
        {
            CommentsFrom = from,
            CommentsNext = next,
            Likes = (await likes.CountAsync(LikeEndpoint.Episode, [id], ct)).GetValueOrDefault(id),
            CommentLikes = await likes.CountAsync(LikeEndpoint.Comment, comments.ConvertAll(c => c.Id), ct),
            Quoted = await FeedReader.QuotedAsync(db, comments, ct),
            Walls = await wall.OfEpisodeAsync(facts, AnswersInPage, ct),
            Speech = await speech.ReadAsync(facts.Room, ct),
            IsReminded = facts.Episode.State == EpisodeState.Announced && await reminders.IsWantedAsync(user, id, ct),
            NeedsSignIn = !await viewing.MayAsync(facts.Room, user, ct),
        };
    }

    private async Task<List<CommentRow>> CommentsAsync(PortalDb db, EpisodeFacts facts, int from, CancellationToken ct)
    {
        if (facts.Episode.State == EpisodeState.Ended)
            return await Public(db, facts).Where(c => c.Second >= from).OrderBy(c => c.Second).ThenBy(c => c.Seq).Take(ReplayComments + 1).ToListAsync(ct);
        var last = await Public(db, facts).OrderByDescending(c => c.Seq).Take(LastComments).ToListAsync(ct);
        last.Reverse();
        return last;
    }

    private IQueryable<CommentRow> Public(PortalDb db, EpisodeFacts facts) => PublicEdge.Comments(db, facts, clock.UtcNow());
}
