using Microsoft.EntityFrameworkCore;
using Portal.Kit.Time;
using Portal.Storage.Database;
using Portal.Storage.Signals;

namespace Portal.Requests.Holidays;

/// <summary>The holidays in memory: built-in ones, and over them those that staff entered.</summary>
internal sealed class HolidayTable(PortalStore store, TimeProvider clock, ISignals signals) : IHolidays, IDisposable
{
    /// <summary>Raised after every change.</summary>
    public const string Topic = "requests.holidays";

    private readonly Remembered<PublicHolidays> days = new(store, signals, clock, Topic, ReadAsync);

    public ValueTask<PublicHolidays> KnownAsync(CancellationToken ct = default) => days.ReadAsync(ct);

    public void Forget() => days.Forget();

    public void Dispose() => days.Dispose();

    private static async Task<PublicHolidays> ReadAsync(PortalDb db, CancellationToken ct) =>
        PublicHolidays.China.With((await db.Set<HolidayRow>().ToListAsync(ct)).Select(r => KeyValuePair.Create(r.Day, r.Works)));
}
