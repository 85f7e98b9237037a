using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Kit.Likes;
using Portal.Kit.Time;
using Portal.Storage.Database;
using Portal.Storage.Signals;

namespace Portal.Moderation.Likes;

/// <summary>
/// Likes that arrive while one transaction is being written go together into the next: a village that presses the heart at
/// the same moment costs a handful of transactions.
/// </summary>
internal sealed class LikeWriter(PortalStore store, ISignals signals, TimeProvider clock, ILogger<LikeWriter> log)
{
    private const int BatchSize = 500;
    private const int QueueLimit = 5000;
    private const int Attempts = 3;
    private readonly Queue<Pending> queue = new();
    private bool draining;

    /// <summary>Likes, or takes back, and returns the thing's count; null when too many wait.</summary>
    public Task<int?> SetAsync(LikeSubject subject, string who, bool likes)
    {
        var pending = new Pending(subject, who, likes);
        lock (queue)
        {
            if (queue.Count >= QueueLimit)
                return Task.FromResult<int?>(null);
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
        while (Next() is { Count: > 0 } batch)
        {
            try
            {
                await WriteAsync(batch);
            }
            catch (Exception failure)
            {
                // The boundary: each waiting request gets the exception and answers its own sender.
                log.LogError(failure, "A batch of {Count} likes was not written", batch.Count);
                foreach (var pending in batch)
                    pending.Done.TrySetException(failure);
            }
        }
    }

    private List<Pending> Next()
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

    private async Task WriteAsync(List<Pending> pending)
    {
        var batch = new LikeBatch();
        foreach (var one in pending)
            batch.Add(one.Subject, one.Who, one.Likes);
        var counts = await WriteAsync(batch, Attempts);
        foreach (var group in batch.Groups)
            await signals.RaiseAsync(ILikes.Topic(group));
        foreach (var one in pending)
            one.Done.TrySetResult(counts[(one.Subject.Kind, one.Subject.Id)]);
    }

    private async Task<Dictionary<(string Kind, Guid Id), int>> WriteAsync(LikeBatch batch, int attempts)
    {
        try
        {
            return await store.WriteAsync(db => batch.WriteAsync(db, clock.UtcNow()));
        }
        catch (DbUpdateException) when (attempts > 1)
        {
            // Another node wrote the same reader's like, or the first like of the same thing, at the same moment: look again.
            return await WriteAsync(batch, attempts - 1);
        }
    }

    private sealed record Pending(LikeSubject Subject, string Who, bool Likes)
    {
        public TaskCompletionSource<int?> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
