using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Calendar.Agenda;
using Portal.Calendar.Register;
using Portal.Calendar.Texts;
using Portal.Kit.Time;
using Portal.Notices.Outbox;
using Portal.Storage.Database;

namespace Portal.Calendar.Plan;

/// <summary>Tells everybody who registered by account for a time that it was moved, cancelled, or takes place after all, with the reason.</summary>
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
