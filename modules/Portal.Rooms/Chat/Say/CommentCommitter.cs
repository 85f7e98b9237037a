using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Kit.Episodes;
using Portal.Kit.Lane;
using Portal.Rooms.Programme;
using Portal.Storage.Database;
using Portal.Storage.Signals;

namespace Portal.Rooms.Chat.Say;

/// <summary>Commits comments in groups: a flood of posts costs a handful of transactions, and one comment alone waits for nothing.</summary>
internal sealed class CommentCommitter
{
    private const int BatchSize = 200;
    private readonly PortalStore store;
    private readonly ISignals signals;
    private readonly GroupedWrites<CommentRow, CommitResult> writes;

    public CommentCommitter(PortalStore store, ISignals signals, ILogger<CommentCommitter> log)
    {
        (this.store, this.signals) = (store, signals);
        writes = new(BatchSize, CommitAsync, log);
    }

    /// <summary>
    /// Commits the comment and fills in its number when it is <see cref="CommentState.Passed"/>. Whatever comes back is
    /// durable; an exception means that nothing was kept.
    /// </summary>
    public Task<CommitResult> AddAsync(CommentRow comment) => writes.Add(comment) ?? Task.FromResult(CommitResult.Overloaded);

    private async Task<IReadOnlyList<CommitResult>> CommitAsync(IReadOnlyList<CommentRow> batch)
    {
        var ids = batch.Select(c => c.EpisodeId).Distinct().Order().ToList();
        HashSet<CommentRow> repeated = [];
        var open = await store.WriteAsync(async db =>
        {
            repeated = await RepeatedAsync(db, batch);
            var alive = await db.Set<EpisodeRow>()
                .Where(e => ids.Contains(e.Id) && (e.State == EpisodeState.Announced || e.State == EpisodeState.OnAir))
                .Select(e => e.Id).ToListAsync();
            foreach (var id in ids.Where(alive.Contains))
                await AddAsync(db, id, [.. batch.Where(c => !repeated.Contains(c) && c.EpisodeId == id)]);
            return alive;
        });
        foreach (var id in open)
            await signals.RaiseAsync(EpisodeLog.Topic(id));
        if (batch.Any(c => c.State == CommentState.Held))
            await signals.RaiseAsync(IModerationLane.Topic);
        return [.. batch.Select(c => repeated.Contains(c) ? CommitResult.Repeated : open.Contains(c.EpisodeId) ? CommitResult.Kept : CommitResult.EpisodeEnded)];
    }

    // The same sending twice (SendingId): the second time it would break the whole batch.
    private static async Task<HashSet<CommentRow>> RepeatedAsync(PortalDb db, IReadOnlyList<CommentRow> batch)
    {
        var ids = batch.Select(c => c.Id).ToList();
        HashSet<Guid> known = [.. await db.Set<CommentRow>().Where(c => ids.Contains(c.Id)).Select(c => c.Id).ToListAsync()];
        return [.. batch.Where(c => !known.Add(c.Id))];
    }

    private static async Task AddAsync(PortalDb db, Guid episodeId, List<CommentRow> comments)
    {
        var passed = comments.FindAll(c => c.State == CommentState.Passed);
        var seq = passed.Count == 0 ? 0 : await EpisodeLog.TakeAsync(db, episodeId, passed.Count, CancellationToken.None);
        foreach (var comment in passed)
        {
            comment.Seq = seq++;
            comment.ShownAt = comment.At;
        }

        db.AddRange(comments);
    }
}

/// <summary>What became of a comment.</summary>
internal enum CommitResult
{
    /// <summary>It is in the database.</summary>
    Kept,

    /// <summary>A comment with the same id, the same sending, is there already; nothing was added.</summary>
    Repeated,

    /// <summary>The episode ended meanwhile; nothing was kept.</summary>
    EpisodeEnded,

    /// <summary>Too many are waiting; nothing was kept.</summary>
    Overloaded,
}
