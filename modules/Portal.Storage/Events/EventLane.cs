using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Storage.Database;
using Portal.Storage.Nodes;

namespace Portal.Storage.Events;

/// <summary>
/// Leads one cursor along the events of the types that its handlers want, in order. An event that cannot be handled is
/// tried again, after 1 s, 2 s, … 5 min; other lanes go on.
/// </summary>
internal sealed class EventLane(string cursor, IReadOnlyList<EventRoute> routes, PortalStore store, TimeProvider clock, ILogger log)
{
    /// <summary>Wakes an idle lane; the poll is for rings that were lost.</summary>
    public static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    private const int Batch = 50;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
    private readonly string[] types = [.. routes.Select(r => r.Type).Distinct(StringComparer.Ordinal)];

    public async Task RunAsync(Bell bell, CancellationToken ct)
    {
        var failures = 0;
        while (true)
        {
            try
            {
                var more = await StepAsync(ct);
                failures = 0;
                if (!more)
                    await bell.WaitAsync(Poll, clock, ct);
            }
            catch (Exception failed) when (!ct.IsCancellationRequested)
            {
                var pause = Pause(failures++);
                log.LogError(failed, "The handler {Cursor} failed {Failures} times; again in {Pause}", cursor, failures, pause);
                await Task.Delay(pause, clock, ct);
            }
        }
    }

    /// <summary>Whether events older than the instant still wait for this lane.</summary>
    public async Task<bool> HasWaitingAsync(PortalDb db, DateTime olderThan, CancellationToken ct)
    {
        var last = await LastAsync(db, ct);
        return await db.Set<EventRow>().AnyAsync(e => e.Id > last && e.At < olderThan && types.Contains(e.Type), ct);
    }

    private static TimeSpan Pause(int failures) =>
        failures > 8 ? LongestPause : TimeSpan.FromSeconds(Math.Min(1 << failures, LongestPause.TotalSeconds));

    private async Task<bool> StepAsync(CancellationToken ct)
    {
        var waiting = await ReadAsync(ct);
        long handled = 0;
        try
        {
            foreach (var row in waiting)
            {
                foreach (var route in routes.Where(r => r.Type == row.Type))
                    await route.HandleAsync(row.Body, ct);
                handled = row.Id;
            }
        }
        finally
        {
            if (handled > 0)
                await AdvanceAsync(handled, CancellationToken.None);
        }
        return waiting.Count == Batch;
    }

    private async Task<List<EventRow>> ReadAsync(CancellationToken ct)
    {
        await using var db = store.Open();
        var last = await LastAsync(db, ct);
        return await db.Set<EventRow>().Where(e => e.Id > last && types.Contains(e.Type)).OrderBy(e => e.Id).Take(Batch).ToListAsync(ct);
    }

    private Task<long> LastAsync(PortalDb db, CancellationToken ct) =>
        db.Set<CursorRow>().Where(c => c.Name == cursor).Select(c => c.LastId).SingleOrDefaultAsync(ct);

    private Task AdvanceAsync(long handled, CancellationToken ct) =>
        store.WriteAsync(
            async db =>
            {
                // Never back: a node that lost the lease may still be a step behind the one that took it.
                var there = db.Set<CursorRow>().Where(c => c.Name == cursor);
                var moved = await there.Where(c => c.LastId < handled).ExecuteUpdateAsync(c => c.SetProperty(x => x.LastId, handled), ct);
                if (moved == 0 && !await there.AnyAsync(ct))
                    db.Add(new CursorRow { Name = cursor, LastId = handled });
            },
            ct);
}
