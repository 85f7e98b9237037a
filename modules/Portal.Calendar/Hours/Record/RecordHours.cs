using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Calendar.CheckIn;
using Portal.Calendar.Plan;
using Portal.Calendar.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Notices.Outbox;
using Portal.Storage.Database;

namespace Portal.Calendar.Hours.Record;

/// <summary>Notes the hours of somebody who came and served. They are told, and the minutes count only when they accept.</summary>
internal sealed class RecordHours(PortalStore store, TimeProvider clock, IStringLocalizer<TakePartTexts> texts)
{
    /// <summary>Time before and after an activity that may be counted: carrying chairs.</summary>
    private const int Extra = 180;

    private const int MostMinutes = 24 * 60;

    /// <param name="user">Who notes it; never for themselves.</param>
    /// <param name="occurrenceId">Where they served.</param>
    /// <param name="person">The volunteer's account, which must be on the list of those who came.</param>
    /// <param name="minutes">1 to the length of the activity and three hours more.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task<Outcome<Guid>> HandleAsync(CurrentUser user, Guid occurrenceId, Guid person, int minutes, CancellationToken ct = default) =>
        await store.LedgerAsync<Guid>(() => new Refusal(RefusalKind.Conflict, texts["hours.again"]), db => RecordAsync(db, user, occurrenceId, person, minutes, ct), ct);

    private async Task<Outcome<Guid>> RecordAsync(PortalDb db, CurrentUser user, Guid occurrenceId, Guid person, int minutes, CancellationToken ct)
    {
        var now = clock.UtcNow();
        if (user.Id is not { } by || await db.OwnTimeAsync(user, occurrenceId, ct) is not { Occurrence: var occurrence, Activity: var activity })
            return new Refusal(RefusalKind.NotFound, texts["list.gone"]);
        if (by == person)
            return new Refusal(RefusalKind.Forbidden, texts["hours.own"]);
        if (occurrence.Ends > now)
            return new Refusal(RefusalKind.Conflict, texts["hours.not-over"]);
        var most = Math.Min(MostMinutes, (int)(occurrence.Ends - occurrence.Starts).TotalMinutes + Extra);
        if (minutes < 1 || minutes > most)
            return new Refusal(RefusalKind.Invalid, texts["hours.minutes.bad", most], "minutes");
        if (!await db.Set<AttendanceRow>().AnyAsync(a => a.OccurrenceId == occurrenceId && a.PersonId == person && (a.State == Attendance.Here || a.State == Attendance.Late), ct))
            return new Refusal(RefusalKind.NotFound, texts["hours.stranger"]);
        var before = await db.Set<HoursRow>().AsNoTracking().Where(h => h.OccurrenceId == occurrenceId && h.PersonId == person).ToListAsync(ct);
        var round = before.Count(h => h.Corrects is not null);
        if (before.Count(h => h.Corrects is null) > round)
            return new Refusal(RefusalKind.Conflict, texts["hours.again"]);
        var row = LedgerWrites.NewLine(activity, occurrence, person, minutes, $"{occurrenceId:N}:{person:N}:{round}", by, now);
        await db.AddLineAsync(row, ct);
        db.Audit(user, now, "calendar.hours", $"hours:{row.Id}", activity.PlaceId, $"{minutes} min");
        db.NotifyPerson(person, $"calendar:hours:{row.Id}", texts["notice.hours.title", activity.Title], texts["notice.hours.text", minutes / 60, minutes % 60], "/me/hours", now);
        return row.Id;
    }
}
