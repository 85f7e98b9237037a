using Microsoft.EntityFrameworkCore;
using Portal.Calendar.Agenda;
using Portal.Kit.Outcomes;
using Portal.Storage.Database;

namespace Portal.Calendar.Hours;

/// <summary>The only place that adds lines.</summary>
internal static class LedgerWrites
{
    private const int Attempts = 5;

    /// <summary>Adds a line at the end of the person's chain. Two at the same moment: the unique number lets one pass, the other tries again.</summary>
    public static async Task AddLineAsync(this PortalDb db, HoursRow row, CancellationToken ct)
    {
        // Lines of this write are not in the table yet.
        var last = db.Set<HoursRow>().Local.Where(h => h.PersonId == row.PersonId).MaxBy(h => h.Number)
            ?? await db.Set<HoursRow>().AsNoTracking().Where(h => h.PersonId == row.PersonId).OrderByDescending(h => h.Number).FirstOrDefaultAsync(ct);
        row.At = new DateTime(row.At.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, DateTimeKind.Utc);
        row.Day = new DateTime(row.Day.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, DateTimeKind.Utc);
        row.Number = (last?.Number ?? 0) + 1;
        row.Chain = HoursChain.Link(last?.Chain ?? "", row);
        db.Add(row);
    }

    /// <summary>Runs a write that adds lines, again when another one was quicker; what collides to the end is <paramref name="beaten"/>.</summary>
    public static async Task<Outcome<T>> LedgerAsync<T>(this PortalStore store, Func<Refusal> beaten, Func<PortalDb, Task<Outcome<T>>> work, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await store.WriteAsync(work, ct);
            }
            catch (DbUpdateException failure) when (failure.IsDuplicate())
            {
                if (attempt == Attempts)
                    return beaten();
            }
        }
    }

    /// <summary>A line about an occurrence.</summary>
    public static HoursRow NewLine(ActivityRow activity, OccurrenceRow occurrence, Guid person, int minutes, string slot, Guid by, DateTime now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PersonId = person,
        OccurrenceId = occurrence.Id,
        PlaceId = activity.PlaceId,
        Theme = activity.Theme,
        Title = occurrence.Title ?? activity.Title,
        Day = occurrence.Starts,
        Minutes = minutes,
        At = now,
        ById = by,
        Slot = slot,
        Chain = "",
    };
}
