using Microsoft.EntityFrameworkCore;
using Portal.Kit.Episodes;
using Portal.Rooms.Programme;
using Portal.Storage.Database;

namespace Portal.Rooms.Chat.Events;

/// <summary>Reads an episode's log from the database, where all nodes write it.</summary>
internal sealed class FeedReader(PortalStore store)
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
            select new { e.State, e.Interrupted, e.CutOffAt, e.DelaySeconds, h.Last, Pinned = pin }).SingleOrDefaultAsync(ct);
        return found is null
            ? null
            : new FeedStatus(
                PhaseOf(found.State, found.Interrupted, found.CutOffAt is not null),
                TimeSpan.FromSeconds(found.DelaySeconds),
                found.Last,
                found.Pinned is { State: CommentState.Passed } said ? Words(said) : null);
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
        var lines = comments.Select(c => new FeedLine(c.Seq!.Value, c.ShownAt ?? c.At, CommentJson.Comment(c), null, null))
            .Concat(marks.Select(m => new FeedLine(m.Seq, m.At, CommentJson.Mark(m, pinned.Find(c => c.Seq == m.Target) is { } pin ? Words(pin) : null), m.Kind, m.Target)));
        return [.. lines.OrderBy(l => l.Seq)];
    }

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
