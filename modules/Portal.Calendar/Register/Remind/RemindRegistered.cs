using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Calendar.Agenda;
using Portal.Calendar.Texts;
using Portal.Kit.Time;
using Portal.Notices.Outbox;
using Portal.Storage.Database;
using Portal.Storage.Jobs;

namespace Portal.Calendar.Register.Remind;

/// <summary>
/// Reminds those who have a place, a day and an hour before; once each, however many servers there are: the occurrence is
/// locked while its registrations are marked. Whoever registered within that time needs no reminder.
/// </summary>
internal sealed class RemindRegistered(PortalStore store, TimeProvider clock, IStringLocalizer<TakePartTexts> texts) : IJob
{
    private const int AtOnce = 100;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public string Name => "calendar.remind";

    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var ahead in new[] { Hour, Day })
        {
            foreach (var id in await ComingAsync(ahead, ct))
            {
                while (await store.WriteAsync(db => RemindAsync(db, id, ahead, ct), ct) == AtOnce)
                    ct.ThrowIfCancellationRequested();
            }
        }
    }

    // Who has less than an hour left gets that reminder and not the one of the day before.
    private async Task<List<Guid>> ComingAsync(TimeSpan ahead, CancellationToken ct)
    {
        var now = clock.UtcNow();
        var (from, to) = (ahead == Day ? now + Hour : now, now + ahead);
        await using var db = store.Open();
        return await db.Set<OccurrenceRow>().Where(o => o.Starts > from && o.Starts <= to && o.State != OccurrenceState.Cancelled)
            .Where(o => Due(db, ahead).Any(r => r.OccurrenceId == o.Id))
            .Select(o => o.Id).ToListAsync(ct);
    }

    private async Task<int> RemindAsync(PortalDb db, Guid id, TimeSpan ahead, CancellationToken ct)
    {
        if (await db.LockAsync(id, ct) is not { } occurrence)
            return 0;
        var now = clock.UtcNow();
        var activity = await db.Set<ActivityRow>().AsNoTracking().SingleAsync(a => a.Id == occurrence.ActivityId, ct);
        var rows = await Due(db, ahead).AsTracking().Where(r => r.OccurrenceId == id).OrderBy(r => r.Number).Take(AtOnce).ToListAsync(ct);
        foreach (var row in rows)
        {
            if (ahead == Day)
                row.DayReminderFor = occurrence.Starts;
            else
                row.HourReminderFor = occurrence.Starts;
            if (row.At <= occurrence.Starts - ahead && activity.IsPublished)
                Tell(db, activity, occurrence, row, ahead, now);
        }
        return rows.Count;
    }

    private void Tell(PortalDb db, ActivityRow activity, OccurrenceRow occurrence, RegistrationRow row, TimeSpan ahead, DateTime now)
    {
        var at = ChinaTime.ToLocal(occurrence.Starts);
        var venue = occurrence.Venue ?? activity.Venue;
        var kind = ahead == Day ? "day" : "hour";
        var when = at.ToString("H:mm", CultureInfo.InvariantCulture);
        var text = activity.Bring.Length > 0 ? texts["notice.remind.bring", at.Month, at.Day, when, venue, activity.Bring] : texts["notice.remind.text", at.Month, at.Day, when, venue];
        db.NotifyPerson(
            row.PersonId!.Value, $"calendar:{kind}:{row.Id}:{occurrence.Starts:yyyyMMddHHmm}", texts[$"notice.remind.{kind}", occurrence.Title ?? activity.Title], text, $"/calendar/registration/{row.Id}", now);
    }

    private static IQueryable<RegistrationRow> Due(PortalDb db, TimeSpan ahead)
    {
        var seated = db.Set<RegistrationRow>().Where(r => r.PersonId != null && r.State == RegistrationState.Seated);
        var times = db.Set<OccurrenceRow>();
        return ahead == Day
            ? seated.Where(r => times.Any(o => o.Id == r.OccurrenceId && r.DayReminderFor != o.Starts))
            : seated.Where(r => times.Any(o => o.Id == r.OccurrenceId && r.HourReminderFor != o.Starts));
    }
}
