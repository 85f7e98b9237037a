using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Kit.Episodes;
using Portal.Kit.Lane;
using Portal.Rooms.Programme;
using Portal.Storage.Database;
using Portal.Storage.Signals;

namespace Portal.Rooms.Chat.Say;

/// <summary>
/// Grouped commit: comments that arrive while one transaction is being written go together into the next, so that a
/// flood of posts costs a handful of transactions and one comment alone waits for nothing.
/// </summary>
internal sealed class CommentCommitter(PortalStore store, ISignals signals, ILogger<CommentCommitter> log)
{
    private const int BatchSize = 200;
    private const int QueueLimit = 5000;
    private readonly Queue<Pending> queue = new();
    private bool draining;

    /// <summary>
    /// Commits the comment and fills in its number when it is <see cref="CommentState.Passed"/>. Whatever comes back is
    /// durable; an exception means that nothing was kept.
    /// </summary>
    public Task<CommitResult> AddAsync(CommentRow comment)
    {
        var pending = new Pending(comment);
        lock (queue)
        {
            if (queue.Count >= QueueLimit)
                return Task.FromResult(CommitResult.Overloaded);
            queue.Enqueue(pending);
            if (draining)
                return pending.Done.Task;
            draining = true;
        }

        _ = Task.Run(DrainAsync);
        return pending.Done.Task;
    }

    private async Task DrainAsync()
    {
        while (NextBatch() is { Count: > 0 } batch)
        {
            try
            {
                await CommitAsync(batch);
            }
            catch (Exception failure)
            {
                // The boundary: each waiting request gets the exception and answers its own sender.
                log.LogError(failure, "A batch of {Count} comments was not committed", batch.Count);
                foreach (var pending in batch)
                    pending.Done.TrySetException(failure);
            }
        }
    }

    private List<Pending> NextBatch()
    {
        lock (queue)
        {
            List<Pending> batch = [];
            while (batch.Count < BatchSize && queue.TryDequeue(out var pending))
                batch.Add(pending);
            draining = batch.Count > 0;
            return batch;
        }
    }

    private async Task CommitAsync(List<Pending> batch)
    {
        var ids = batch.Select(p => p.Comment.EpisodeId).Distinct().Order().ToList();
        HashSet<Pending> repeated = [];
        var open = await store.WriteAsync(async db =>
        {
            repeated = await RepeatedAsync(db, batch);
            var alive = await db.Set<EpisodeRow>()
                .Where(e => ids.Contains(e.Id) && (e.State == EpisodeState.Announced || e.State == EpisodeState.OnAir))
                .Select(e => e.Id).ToListAsync();
            foreach (var id in ids.Where(alive.Contains))
                await AddAsync(db, id, [.. batch.Where(p => !repeated.Contains(p)).Select(p => p.Comment).Where(c => c.EpisodeId == id)]);
            return alive;
        });
        foreach (var id in open)
            await signals.RaiseAsync(EpisodeLog.Topic(id));
        if (batch.Exists(p => p.Comment.State == CommentState.Held))
            await signals.RaiseAsync(IModerationLane.Topic);
        foreach (var pending in batch)
            pending.Done.TrySetResult(repeated.Contains(pending) ? CommitResult.Repeated : open.Contains(pending.Comment.EpisodeId) ? CommitResult.Kept : CommitResult.EpisodeEnded);
    }

    // The same sending twice (SendingId): the second time it would break the whole batch.
    private static async Task<HashSet<Pending>> RepeatedAsync(PortalDb db, List<Pending> batch)
    {
        var ids = batch.Select(p => p.Comment.Id).ToList();
        HashSet<Guid> known = [.. await db.Set<CommentRow>().Where(c => ids.Contains(c.Id)).Select(c => c.Id).ToListAsync()];
        return [.. batch.Where(p => !known.Add(p.Comment.Id))];
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

    private sealed record Pending(CommentRow Comment)
    {
        public TaskCompletionSource<CommitResult> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
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
