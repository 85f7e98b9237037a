using Microsoft.EntityFrameworkCore;
using Portal.Kit.Episodes;
using Portal.Kit.Likes;
using Portal.Rooms.Ask;
using Portal.Rooms.Chat.Like;
using Portal.Rooms.Programme;
using Portal.Storage.Database;

namespace Portal.Rooms.Chat.Events;

/// <summary>Reads an episode's log from the database, where all nodes write it.</summary>
internal sealed class FeedReader(PortalStore store, ILikes likes)
{
    /// <summary>The episode's state and the end of its log; null when there is no such episode.</summary>
    public async Task<FeedStatus?> StatusAsync(Guid episodeId, CancellationToken ct)
    {
        await using var db = store.Open();
        var found = await (
            from e in db.Set<EpisodeRow>()
            join h in db.Set<LogHeadRow>() on e.Id equals h.EpisodeId
            where e.Id == episodeId
            join c in db.Set<CommentRow>() on new { h.EpisodeId, Seq = h.Pinned } equals new { c.EpisodeId, c.Seq } into pins
            from pin in pins.DefaultIfEmpty()
            join i in db.Set<InvitationRow>() on new { h.EpisodeId, Number = h.Invitation } equals new { i.EpisodeId, Number = (int?)i.Number } into questions
            from invitation in questions.DefaultIfEmpty()
            select new { e.State, e.Interrupted, e.CutOffAt, e.DelaySeconds, h.Last, Pinned = pin, Invitation = invitation }).SingleOrDefaultAsync(ct);
        return found is null
            ? null
            : new FeedStatus(
                PhaseOf(found.State, found.Interrupted, found.CutOffAt is not null),
                TimeSpan.FromSeconds(found.DelaySeconds),
                found.Last,
                found.Pinned is { State: CommentState.Passed } said ? Words(said) : null,
                found.Invitation is { } asked ? Words(asked) : null);
    }

    /// <summary>
    /// Entries with numbers in (<paramref name="after"/>, <paramref name="upTo"/>], in order. Comments that are not public
    /// now are left out.
    /// </summary>
    public async Task<List<FeedLine>> LinesAsync(Guid episodeId, long after, long upTo, CancellationToken ct)
    {
        if (upTo <= after)
            return [];
        await using var db = store.Open();
        var comments = await db.Set<CommentRow>()
            .Where(c => c.EpisodeId == episodeId && c.Seq > after && c.Seq <= upTo && c.State == CommentState.Passed)
            .ToListAsync(ct);
        var marks = await db.Set<MarkRow>()
            .Where(m => m.EpisodeId == episodeId && m.Seq > after && m.Seq <= upTo)
            .ToListAsync(ct);
        var targets = marks.Where(m => m.Kind == MarkKind.Pin).Select(m => m.Target).ToList();
        var pinned = targets.Count == 0 ? [] : await db.Set<CommentRow>()
            .Where(c => c.EpisodeId == episodeId && targets.Contains(c.Seq) && c.State == CommentState.Passed)
            .ToListAsync(ct);
        var quoted = await QuotedAsync(db, comments, ct);
        var asked = marks.Exists(m => m.Kind == MarkKind.Invite) ? await db.Set<InvitationRow>().Where(i => i.EpisodeId == episodeId).ToListAsync(ct) : [];
        var lines = comments.Select(c => new FeedLine(c.Seq!.Value, c.ShownAt ?? c.At, CommentJson.Comment(c, quoted.GetValueOrDefault(c.ReplyToId ?? Guid.Empty)), null, null))
            .Concat(marks.Select(m => new FeedLine(m.Seq, m.At, Mark(m, pinned, asked), m.Kind, m.Target)));
        return [.. lines.OrderBy(l => l.Seq)];
    }

    /// <summary>Public comments of the episode that these answer, by id.</summary>
    public static async Task<Dictionary<Guid, CommentRow>> QuotedAsync(PortalDb db, IReadOnlyCollection<CommentRow> comments, CancellationToken ct)
    {
        var ids = comments.Select(c => c.ReplyToId).OfType<Guid>().Distinct().ToList();
        return ids.Count == 0 ? [] : await db.Set<CommentRow>().Where(c => ids.Contains(c.Id) && c.State == CommentState.Passed && c.Seq != null).ToDictionaryAsync(c => c.Id, ct);
    }

    /// <summary>Likes of the episode and its comments that changed since then.</summary>
    public async Task<LikesRead> LikesAsync(Guid episodeId, DateTime since, CancellationToken ct)
    {
        const int page = 500;
        const int pages = 20;
        Dictionary<Guid, int> counts = [];
        int? episode = null;
        for (var i = 0; i < pages; i++)
        {
            var changed = await likes.ChangedAsync(episodeId, since, page, ct);
            foreach (var change in changed)
            {
                if (change.Kind == LikeEndpoint.Episode)
                    episode = change.Count;
                else
                    counts[change.Id] = change.Count;
            }

            if (changed.Count > 0)
                since = changed[^1].At;
            if (changed.Count < page)
                break;
        }

        await using var db = store.Open();
        List<(long Seq, int Count)> comments = [];
        foreach (var ids in counts.Keys.Chunk(page))
        {
            var seqs = await db.Set<CommentRow>().Where(c => ids.Contains(c.Id) && c.State == CommentState.Passed && c.Seq != null).Select(c => new { c.Id, c.Seq }).ToListAsync(ct);
            comments.AddRange(seqs.Select(s => (s.Seq!.Value, counts[s.Id])));
        }

        return new LikesRead(episode, comments, since);
    }

    private static byte[] Mark(MarkRow mark, List<CommentRow> pinned, List<InvitationRow> asked) => mark.Kind == MarkKind.Invite
        ? CommentJson.Invite(asked.Find(i => i.Number == mark.Target) is { } invitation ? Words(invitation) : null, mark.Seq)
        : CommentJson.Mark(mark, pinned.Find(c => c.Seq == mark.Target) is { } pin ? Words(pin) : null);

    private static InvitationWords Words(InvitationRow invitation) => new(invitation.Number, invitation.Question, invitation.Example);

    private static PinnedWords Words(CommentRow comment) => new(comment.Seq, comment.Name, comment.Text);

    public static string PhaseOf(EpisodeState state, bool interrupted, bool cut) => state switch
    {
        EpisodeState.Announced => Phases.Announced,
        EpisodeState.Ended => Phases.Ended,
        EpisodeState.Cancelled => Phases.Cancelled,
        _ when cut => Phases.CutOff,
        _ => interrupted ? Phases.Interrupted : Phases.OnAir,
    };
}
