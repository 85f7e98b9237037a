using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Calendar.Agenda;
using Portal.Calendar.Register.Offer;
using Portal.Calendar.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Calendar.Register;

/// <summary>Takes a registration back, by its own address or by its account; the free place is offered to whoever waits, in order of arrival.</summary>
internal sealed class CancelRegistration(PortalStore store, OfferPlaces offers, CalendarPages pages, TimeProvider clock, IStringLocalizer<CalendarTexts> texts)
{
    public async Task<Outcome<Done>> HandleAsync(CurrentUser user, Guid id, string? key, CancellationToken ct = default)
    {
        Guid activity = default;
        var outcome = await store.WriteAsync<Outcome<Done>>(
            async db =>
            {
                var occurrenceId = await db.Set<RegistrationRow>().Where(r => r.Id == id).Select(r => r.OccurrenceId).SingleOrDefaultAsync(ct);
                var occurrence = await db.LockAsync(occurrenceId, ct);
                var row = await db.Set<RegistrationRow>().AsTracking().SingleOrDefaultAsync(r => r.Id == id, ct);
                if (row is null || occurrence is null || !IsTheirs(row, user, key))
                    return new Refusal(RefusalKind.NotFound, texts["registration.gone"]);
                if (row.State == RegistrationState.Cancelled)
                    return Done.Instance;
                if (occurrence.Starts <= clock.UtcNow())
                    return new Refusal(RefusalKind.Conflict, texts["registration.begun"]);
                activity = occurrence.ActivityId;
                Release(occurrence, row);
                await offers.NextAsync(db, occurrence, ct);
                return Done.Instance;
            },
            ct);
        if (activity != default)
            await pages.EvictAsync(activity, ct);
        return outcome;
    }

    /// <summary>Whether somebody may look at and take back this registration.</summary>
    public static bool IsTheirs(RegistrationRow row, CurrentUser user, string? key) =>
        (user.Id is { } id && row.PersonId == id) || RegistrationKey.Fits(key, row.KeyHash);

    /// <summary>Takes its places away from whoever had or wanted them.</summary>
    internal static void Release(OccurrenceRow occurrence, RegistrationRow row)
    {
        if (row.State == RegistrationState.Waiting)
            occurrence.Waiting -= row.Seats;
        else
            occurrence.Seated -= row.Seats;
        (row.State, row.OfferUntil) = (RegistrationState.Cancelled, null);
    }
}
