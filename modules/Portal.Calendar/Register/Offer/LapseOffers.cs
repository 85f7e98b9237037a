using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Calendar.Agenda;
using Portal.Calendar.Texts;
using Portal.Kit.Time;
using Portal.Notices.Outbox;
using Portal.Storage.Database;
using Portal.Storage.Jobs;

namespace Portal.Calendar.Register.Offer;

/// <summary>Lets offers run out that nobody took, and offers what is free to the next: also where staff have added places.</summary>
internal sealed class LapseOffers(PortalStore store, OfferPlaces offers, CalendarPages pages, TimeProvider clock, IStringLocalizer<TakePartTexts> texts) : IJob
{
    private const int AtOnce = 200;

    public string Name => "calendar.offers";

    public TimeSpan Every => TimeSpan.FromSeconds(20);

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var id in await DueAsync(ct))
        {
            if (await store.WriteAsync(db => RunAsync(db, id, ct), ct) is { } activity)
                await pages.EvictAsync(activity, ct);
        }
    }

    private async Task<List<Guid>> DueAsync(CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = store.Open();
        var lapsed = db.Set<RegistrationRow>().Where(r => r.State == RegistrationState.Offered && r.OfferUntil <= now).Select(r => r.OccurrenceId);
        var free = db.Set<OccurrenceRow>()
            .Where(o => o.Waiting > 0 && (o.Capacity == 0 || o.Seated < o.Capacity) && o.Starts > now && o.State != OccurrenceState.Cancelled)
            .Select(o => o.Id);
        return await lapsed.Union(free).Take(AtOnce).ToListAsync(ct);
    }

    private async Task<Guid?> RunAsync(PortalDb db, Guid id, CancellationToken ct)
    {
        if (await db.LockAsync(id, ct) is not { } occurrence)
            return null;
        var now = clock.UtcNow();
        var (seated, waiting) = (occurrence.Seated, occurrence.Waiting);
        var lapsed = await db.Set<RegistrationRow>().AsTracking()
            .Where(r => r.OccurrenceId == id && r.State == RegistrationState.Offered && r.OfferUntil <= now).ToListAsync(ct);
        var title = lapsed.Count == 0 ? "" : occurrence.Title ?? await db.Set<ActivityRow>().Where(a => a.Id == occurrence.ActivityId).Select(a => a.Title).SingleAsync(ct);
        foreach (var row in lapsed)
        {
            CancelRegistration.Release(occurrence, row);
            row.LapsedAt = now;
            if (row.PersonId is { } person)
                db.NotifyPerson(person, $"calendar:lapsed:{row.Id}:{row.Number}", texts["notice.lapsed.title", title], texts["notice.lapsed.text"], $"/calendar/activity/{occurrence.ActivityId}", now);
        }
        await offers.NextAsync(db, occurrence, ct);
        return (seated, waiting) == (occurrence.Seated, occurrence.Waiting) ? null : occurrence.ActivityId;
    }
}
