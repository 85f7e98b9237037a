using Microsoft.EntityFrameworkCore;
using Portal.Calendar.Agenda;
using Portal.Storage.Database;

namespace Portal.Calendar.Register;

internal static class OccurrenceLock
{
    /// <summary>
    /// Reads an occurrence so that nobody else changes it or its registrations before this write ends, on any node. Must be
    /// the first thing that the write does with it.
    /// </summary>
    public static async Task<OccurrenceRow?> LockAsync(this PortalDb db, Guid id, CancellationToken ct)
    {
        await db.Set<OccurrenceRow>().Where(o => o.Id == id).ExecuteUpdateAsync(set => set.SetProperty(o => o.LastNumber, o => o.LastNumber), ct);
        return await db.Set<OccurrenceRow>().AsTracking().SingleOrDefaultAsync(o => o.Id == id, ct);
    }
}
