using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.Places;
using Portal.Calendar.Agenda;
using Portal.Calendar.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Calendar.Register.Offer;

/// <summary>Takes the place that was offered: the one who waited, or staff whom they told so on the telephone.</summary>
internal sealed class TakeOffer(PortalStore store, TimeProvider clock, IStringLocalizer<TakePartTexts> texts)
{
    public Task<Outcome<Done>> HandleAsync(CurrentUser user, Guid id, string? key, CancellationToken ct = default) => store.WriteAsync<Outcome<Done>>(
        async db =>
        {
            var occurrenceId = await db.Set<RegistrationRow>().Where(r => r.Id == id).Select(r => r.OccurrenceId).SingleOrDefaultAsync(ct);
            var occurrence = await db.LockAsync(occurrenceId, ct);
            var row = await db.Set<RegistrationRow>().AsTracking().SingleOrDefaultAsync(r => r.Id == id, ct);
            var theirs = row is not null && CancelRegistration.IsTheirs(row, user, key);
            if (row is null || occurrence is null || !(theirs || await IsOfStaffAsync(db, user, occurrence, ct)))
                return new Refusal(RefusalKind.NotFound, texts["offer.gone"]);
            if (row.State == RegistrationState.Seated)
                return Done.Instance;
            if (row.State != RegistrationState.Offered || row.OfferUntil <= clock.UtcNow())
                return new Refusal(RefusalKind.Conflict, texts["offer.over"]);
            (row.State, row.OfferUntil) = (RegistrationState.Seated, null);
            if (!theirs)
                db.Audit(user, clock.UtcNow(), "calendar.take-offer", $"registration:{id}");
            return Done.Instance;
        },
        ct);

    private static Task<bool> IsOfStaffAsync(PortalDb db, CurrentUser user, OccurrenceRow occurrence, CancellationToken ct)
    {
        var allowed = db.PlacesOf(user, CalendarPermissions.Plan);
        return db.Set<ActivityRow>().AnyAsync(a => a.Id == occurrence.ActivityId && allowed.Contains(a.PlaceId), ct);
    }
}
