using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Kit.Time;
using Portal.Storage.Database;
using Portal.Storage.Jobs;

namespace Portal.Storage.Events;

/// <summary>Removes events that everybody handled long ago.</summary>
internal sealed class ForgetEvents(EventLanes lanes, PortalStore store, TimeProvider clock, ILogger<ForgetEvents> log) : IJob
{
    /// <summary>A handler that comes with a later version still sees the events of this time.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    // One write holds the gate for some milliseconds only.
    private const int Batch = 500;

    public string Name => "storage.events";

    public TimeSpan Every => TimeSpan.FromHours(12);

    public async Task RunAsync(CancellationToken ct)
    {
        var cutoff = clock.UtcNow() - Kept;
        await using (var db = store.Open())
        {
            foreach (var lane in lanes.All)
            {
                if (!await lane.HasWaitingAsync(db, cutoff, ct))
                    continue;
                log.LogWarning("Old events are kept: a handler has not come so far");
                return;
            }
        }
        while (await store.WriteAsync(db => RemoveAsync(db, cutoff, ct), ct) == Batch)
        {
        }
    }

    private static async Task<int> RemoveAsync(PortalDb db, DateTime cutoff, CancellationToken ct)
    {
        var old = await db.Set<EventRow>().Where(e => e.At < cutoff).OrderBy(e => e.Id).Select(e => e.Id).Take(Batch).ToListAsync(ct);
        return await db.Set<EventRow>().Where(e => old.Contains(e.Id)).ExecuteDeleteAsync(ct);
    }
}
