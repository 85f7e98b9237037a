using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.Places;
using Portal.Calendar.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Notices.Outbox;
using Portal.Storage.Database;

namespace Portal.Calendar.Hours.Correct;

/// <summary>Takes a line back by a counter-entry: both stay in the book, with the reason. The volunteer is told. A right line is then noted anew.</summary>
internal sealed class CorrectHours(PortalStore store, TimeProvider clock, IStringLocalizer<TakePartTexts> texts)
{
    private const int LongestReason = 100;

    public async Task<Outcome<Guid>> HandleAsync(CurrentUser user, Guid entryId, string reason, CancellationToken ct = default)
    {
        var why = reason.Trim();
        if (why.Length is 0 or > LongestReason)
            return new Refusal(RefusalKind.Invalid, texts["hours.reason.bad"], "reason");
        return await store.LedgerAsync<Guid>(() => new Refusal(RefusalKind.Conflict, texts["hours.corrected"]), db => CorrectAsync(db, user, entryId, why, ct), ct);
    }

    private async Task<Outcome<Guid>> CorrectAsync(PortalDb db, CurrentUser user, Guid entryId, string why, CancellationToken ct)
    {
        var now = clock.UtcNow();
        var allowed = db.PlacesOf(user, CalendarPermissions.Plan);
        var line = await db.Set<HoursRow>().AsNoTracking().SingleOrDefaultAsync(h => h.Id == entryId && h.Corrects == null && allowed.Contains(h.PlaceId), ct);
        if (user.Id is not { } by || line is null)
            return new Refusal(RefusalKind.NotFound, texts["hours.gone"]);
        if (by == line.PersonId)
            return new Refusal(RefusalKind.Forbidden, texts["hours.own"]);
        if (await db.Set<HoursRow>().AnyAsync(h => h.Corrects == entryId, ct))
            return new Refusal(RefusalKind.Conflict, texts["hours.corrected"]);
        var counter = new HoursRow
        {
            Id = Guid.CreateVersion7(now),
            PersonId = line.PersonId,
            OccurrenceId = line.OccurrenceId,
            PlaceId = line.PlaceId,
            Theme = line.Theme,
            Title = line.Title,
            Day = line.Day,
            Minutes = -line.Minutes,
            Corrects = line.Id,
            Reason = why,
            At = now,
            ById = by,
            Slot = $"c:{line.Id:N}",
            Chain = "",
        };
        await db.AddLineAsync(counter, ct);
        db.Audit(user, now, "calendar.hours-corrected", $"hours:{line.Id}", line.PlaceId, why);
        db.NotifyPerson(line.PersonId, $"calendar:hours:{counter.Id}", texts["notice.corrected.title", line.Title], texts["notice.corrected.text", why], "/me/hours", now);
        return counter.Id;
    }
}
