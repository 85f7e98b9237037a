using Microsoft.EntityFrameworkCore;
using Portal.Kit.Time;
using Portal.Storage.Database;
using Portal.Storage.Signals;

namespace Portal.Requests.Holidays;

/// <summary>The holidays in memory: built-in ones, and over them those that staff entered.</summary>
internal sealed class HolidayTable : IHolidays, IDisposable
{
    /// <summary>Raised after every change.</summary>
    public const string Topic = "requests.holidays";

    private static readonly TimeSpan Oldest = TimeSpan.FromSeconds(30);
    private readonly PortalStore store;
    private readonly TimeProvider clock;
    private readonly IDisposable subscription;
    private volatile Snapshot? current;

    public HolidayTable(PortalStore store, TimeProvider clock, ISignals signals)
    {
        (this.store, this.clock) = (store, clock);
        subscription = signals.Subscribe(Topic, Forget);
    }

    public async ValueTask<PublicHolidays> KnownAsync(CancellationToken ct = default)
    {
        if (current is { } known && clock.GetElapsedTime(known.At) < Oldest)
            return known.Days;
        var at = clock.GetTimestamp();
        await using var db = store.Open();
        var rows = await db.Set<HolidayRow>().ToListAsync(ct);
        var read = PublicHolidays.China.With(rows.Select(r => KeyValuePair.Create(r.Day, r.Works)));
        current = new Snapshot(read, at);
        return read;
    }

    public void Forget() => current = null;

    public void Dispose() => subscription.Dispose();

    private sealed record Snapshot(PublicHolidays Days, long At);
}
