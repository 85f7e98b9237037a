using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Places.Settings;
using Portal.Calendar.Agenda;
using Portal.Calendar.Texts;
using Portal.Kit.Places;
using Portal.Kit.Time;
using Portal.Notices.Outbox;
using Portal.Storage.Database;

namespace Portal.Calendar.Register.Offer;

/// <summary>
/// Offers free places to those who wait, strictly in order: the first who does not fit ends it. An offered place is held
/// (<see cref="OccurrenceRow.Seated"/>) until it is taken, given back or runs out.
/// </summary>
internal sealed class OfferPlaces(IPlaces places, IPlaceSettings rules, TimeProvider clock, IStringLocalizer<TakePartTexts> texts)
{
    private const int AtOnce = 50;

    /// <summary>Offers what is free now. The occurrence was read with <see cref="OccurrenceLock.LockAsync"/>.</summary>
    public async Task NextAsync(PortalDb db, OccurrenceRow occurrence, CancellationToken ct)
    {
        var now = clock.UtcNow();
        if (occurrence.State == OccurrenceState.Cancelled || occurrence.Starts <= now || occurrence.Waiting == 0)
            return;
        var waiting = await db.Set<RegistrationRow>().AsTracking()
            .Where(r => r.OccurrenceId == occurrence.Id && r.State == RegistrationState.Waiting)
            .OrderBy(r => r.Number).Take(AtOnce).ToListAsync(ct);
        var activity = await db.Set<ActivityRow>().AsNoTracking().SingleAsync(a => a.Id == occurrence.ActivityId, ct);
        var minutes = (await rules.AtAsync(places, activity.PlaceId, ct)).OfferMinutes;
        foreach (var next in waiting.TakeWhile(r => occurrence.Free >= r.Seats))
        {
            (next.State, next.OfferUntil) = (RegistrationState.Offered, OfferHours.Until(now, occurrence.Starts, minutes));
            occurrence.Seated += next.Seats;
            occurrence.Waiting -= next.Seats;
            Tell(db, activity, occurrence.Title ?? activity.Title, next, now);
        }
    }

    private void Tell(PortalDb db, ActivityRow activity, string title, RegistrationRow next, DateTime now)
    {
        var until = ChinaTime.ToLocal(next.OfferUntil!.Value);
        var hour = until.ToString("H:mm", CultureInfo.InvariantCulture);
        var key = $"calendar:offer:{next.Id}:{next.Number}";
        if (next.PersonId is { } person)
            db.NotifyPerson(person, key, texts["notice.offer.title", title], texts["notice.offer.text", until.Month, until.Day, hour], $"/calendar/registration/{next.Id}", now);
        else
            db.NotifyStaff(CalendarPermissions.Plan, activity.PlaceId, key, texts["notice.call.title", title], texts["notice.call.text", until.Month, until.Day, hour], $"/calendar/list/{next.OccurrenceId}", now);
    }
}
