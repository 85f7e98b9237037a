using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Calendar.Agenda;
using Portal.Calendar.Plan.Call;
using Portal.Calendar.Register;
using Portal.Calendar.Texts;
using Portal.Kit.Time;
using Portal.Notices.Outbox;
using Portal.Storage.Database;

namespace Portal.Calendar.Plan;

/// <summary>
/// Tells everybody who registered for a time that it was moved, cancelled, or takes place after all, with the reason: by a
/// notice who has an account; who left only a telephone number is called by the staff, for whom a call is noted.
/// </summary>
internal sealed class TellRegistered(IStringLocalizer<CalendarTexts> texts)
{
    /// <summary>Call it after the row was changed and its sequence raised.</summary>
    public async Task HandleAsync(PortalDb db, ActivityRow activity, OccurrenceRow row, DateTime now, CancellationToken ct)
    {
        var people = await db.Set<RegistrationRow>()
            .Where(r => r.OccurrenceId == row.Id && r.State != RegistrationState.Cancelled && r.PersonId != null)
            .Select(r => new { r.Id, PersonId = r.PersonId!.Value }).ToListAsync(ct);
        var title = Title(activity, row);
        foreach (var person in people)
            db.NotifyPerson(person.PersonId, $"calendar:{row.Id}:{row.Sequence}:{person.Id}", title, texts["notice.reason", row.Reason ?? ""], $"/calendar/registration/{person.Id}", now);
        await CallAsync(db, activity, row, title, now, ct);
    }

    private async Task CallAsync(PortalDb db, ActivityRow activity, OccurrenceRow row, string title, DateTime now, CancellationToken ct)
    {
        var guests = await db.Set<RegistrationRow>()
            .Where(r => r.OccurrenceId == row.Id && r.State != RegistrationState.Cancelled && r.PersonId == null && r.SealedPhone != null).Select(r => r.Id).ToListAsync(ct);
        if (guests.Count == 0)
            return;
        await db.Set<CallRow>().Where(c => c.OccurrenceId == row.Id && c.DoneAt == null).ExecuteDeleteAsync(ct);
        foreach (var guest in guests)
            db.Add(new CallRow { Id = Guid.CreateVersion7(now), OccurrenceId = row.Id, RegistrationId = guest, Sequence = row.Sequence, Say = title, Reason = row.Reason ?? "", At = now });
        db.NotifyStaff(
            CalendarPermissions.Plan, activity.PlaceId, $"calendar:calls:{row.Id}:{row.Sequence}", texts["notice.calls.title", guests.Count], title, "/desk/activities/calls", now);
    }

    private string Title(ActivityRow activity, OccurrenceRow row)
    {
        var when = ChinaTime.ToLocal(row.Starts);
        return row.State switch
        {
            OccurrenceState.Cancelled => texts["notice.cancelled.title", row.Title ?? activity.Title],
            OccurrenceState.Moved => texts["notice.moved.title", row.Title ?? activity.Title, when.Month, when.Day, when.ToString("H:mm", CultureInfo.InvariantCulture)],
            _ => texts["notice.on.title", row.Title ?? activity.Title, when.Month, when.Day, row.Venue ?? activity.Venue],
        };
    }
}
