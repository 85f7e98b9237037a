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
internal sealed class LikeWriter
{
    private const int BatchSize = 500;
    private const int Attempts = 3;
    private readonly PortalStore store;
    private readonly ISignals signals;
    private readonly TimeProvider clock;
    private readonly GroupedWrites<Pending, int> writes;

    public LikeWriter(PortalStore store, ISignals signals, TimeProvider clock, ILogger<LikeWriter> log)
    {
        (this.store, this.signals, this.clock) = (store, signals, clock);
        writes = new(BatchSize, WriteAsync, log);
    }

    /// <summary>Likes, or takes back, and returns the thing's count; null when too many wait.</summary>
    public async Task<int?> SetAsync(LikeSubject subject, string who, bool likes) =>
        writes.Add(new Pending(subject, who, likes)) is { } written ? await written : null;

    private async Task<IReadOnlyList<int>> WriteAsync(IReadOnlyList<Pending> pending)
    {
        var batch = new LikeBatch();
        foreach (var one in pending)
            batch.Add(one.Subject, one.Who, one.Likes);
        var counts = await WriteAsync(batch, Attempts);
        foreach (var group in batch.Groups)
            await signals.RaiseAsync(ILikes.Topic(group));
        return [.. pending.Select(one => counts[(one.Subject.Kind, one.Subject.Id)])];
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

    private sealed record Pending(LikeSubject Subject, string Who, bool Likes);
}
