using Microsoft.Extensions.Logging;

namespace Portal.Storage.Database;

/// <summary>
/// Grouped commit: what arrives while one transaction is being written goes together into the next, so that a flood costs a
/// handful of transactions and one item alone waits for nothing.
/// </summary>
/// <param name="batchSize">Most items of one transaction.</param>
/// <param name="write">
/// Writes a batch and returns each item's result, in the same order. An exception means that nothing was kept: everybody who
/// waits for one of these items gets it.
/// </param>
/// <param name="log">Told of batches that were not written.</param>
/// <typeparam name="TItem">What is written.</typeparam>
/// <typeparam name="TResult">What its sender is told.</typeparam>
public sealed class GroupedWrites<TItem, TResult>(int batchSize, Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> write, ILogger log)
{
    private const int QueueLimit = 5000;
    private readonly Queue<Pending> queue = new();
    private bool draining;

    /// <summary>Queues the item; the task ends when it is durable. Null when 5,000 wait already: nothing was kept.</summary>
    public Task<TResult>? Add(TItem item)
    {
        var pending = new Pending(item);
        lock (queue)
        {
            if (queue.Count >= QueueLimit)
                return null;
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
                var results = await write([.. batch.Select(p => p.Item)]);
                foreach (var (pending, result) in batch.Zip(results))
                    pending.Done.TrySetResult(result);
            }
            catch (Exception failure)
            {
                // The boundary: each waiting request gets the exception and answers its own sender.
                log.LogError(failure, "A batch of {Count} was not written", batch.Count);
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
            while (batch.Count < batchSize && queue.TryDequeue(out var pending))
                batch.Add(pending);
            draining = batch.Count > 0;
            return batch;
        }
    }

    private sealed record Pending(TItem Item)
    {
        public TaskCompletionSource<TResult> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
