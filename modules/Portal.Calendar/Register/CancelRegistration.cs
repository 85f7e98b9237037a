using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Calendar.Agenda;
using Portal.Calendar.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Notices.Outbox;
using Portal.Storage.Database;

namespace Portal.Calendar.Register;

/// <summary>Takes a registration back, by its own address or by its account; whoever waits moves up in order of arrival.</summary>
internal sealed class CancelRegistration(PortalStore store, CalendarPages pages, TimeProvider clock, IStringLocalizer<CalendarTexts> texts)
{
    public async Task<Outcome<Done>> HandleAsync(CurrentUser user, Guid id, string? key, CancellationToken ct = default)
    {
        Guid activity = default;
        var outcome = await store.WriteAsync<Outcome<Done>>(
            async db =>
            {
                var occurrenceId = await db.Set<RegistrationRow>().Where(r => r.Id == id).Select(r => r.OccurrenceId).SingleOrDefaultAsync(ct);
                await db.Set<OccurrenceRow>().Where(o => o.Id == occurrenceId)
                    .ExecuteUpdateAsync(set => set.SetProperty(o => o.LastNumber, o => o.LastNumber + 1), ct);
                var row = await db.Set<RegistrationRow>().AsTracking().SingleOrDefaultAsync(r => r.Id == id, ct);
                if (row is null || !IsTheirs(row, user, key))
                    return new Refusal(RefusalKind.NotFound, texts["registration.gone"]);
                var occurrence = await db.Set<OccurrenceRow>().AsTracking().SingleAsync(o => o.Id == row.OccurrenceId, ct);
                if (row.State == RegistrationState.Cancelled)
                    return Done.Instance;
                if (occurrence.Starts <= clock.UtcNow())
                    return new Refusal(RefusalKind.Conflict, texts["registration.begun"]);
                activity = occurrence.ActivityId;
                Release(occurrence, row);
                await MoveUpAsync(db, occurrence, ct);
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

    private static void Release(OccurrenceRow occurrence, RegistrationRow row)
    {
        if (row.State == RegistrationState.Seated)
            occurrence.Seated -= row.Seats;
        else
            occurrence.Waiting -= row.Seats;
        row.State = RegistrationState.Cancelled;
    }

    /// <summary>Gives free places to those who wait, strictly in order: the first who does not fit ends it.</summary>
    internal async Task MoveUpAsync(PortalDb db, OccurrenceRow occurrence, CancellationToken ct)
    {
        var title = await db.Set<ActivityRow>().Where(a => a.Id == occurrence.ActivityId).Select(a => a.Title).SingleAsync(ct);
        var waiting = await db.Set<RegistrationRow>().AsTracking()
            .Where(r => r.OccurrenceId == occurrence.Id && r.State == RegistrationState.Waiting)
            .OrderBy(r => r.Number).Take(50).ToListAsync(ct);
        var now = clock.UtcNow();
        foreach (var next in waiting)
        {
            if (occurrence.Free < next.Seats)
                return;
            next.State = RegistrationState.Seated;
            occurrence.Seated += next.Seats;
            occurrence.Waiting -= next.Seats;
            if (next.PersonId is { } person)
                db.NotifyPerson(person, $"calendar:up:{next.Id}:{next.Number}", texts["notice.up.title", title], texts["notice.up.text"], $"/calendar/registration/{next.Id}", now);
        }
    }
}
