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

namespace Portal.Calendar.Plan;

/// <summary>Moves or cancels one time of an activity: at once, with a reason, and everybody who registered is told.</summary>
internal sealed class ChangeOccurrence(PortalStore store, CalendarPages pages, TellRegistered tell, TimeProvider clock, IStringLocalizer<CalendarTexts> texts)
{
    /// <summary>取消.</summary>
    public Task<Outcome<Done>> CancelAsync(CurrentUser user, Guid id, string reason, CancellationToken ct = default) =>
        ChangeAsync(user, id, reason, "calendar.cancel", (_, row, _) =>
        {
            row.State = OccurrenceState.Cancelled;
            return Task.FromResult<Refusal?>(null);
        }, ct);

    /// <summary>改期. Times are UTC; the length is kept.</summary>
    public Task<Outcome<Done>> MoveAsync(CurrentUser user, Guid id, DateTime starts, string reason, CancellationToken ct = default) =>
        ChangeAsync(user, id, reason, "calendar.move", async (db, row, now) =>
        {
            if (starts <= now || starts > now.AddYears(3))
                return new Refusal(RefusalKind.Invalid, texts["change.when"], "starts");
            if (await db.Set<OccurrenceRow>().AnyAsync(o => o.ActivityId == row.ActivityId && o.Starts == starts && o.Id != row.Id, ct))
                return new Refusal(RefusalKind.Conflict, texts["change.taken"], "starts");
            (row.MovedFrom, row.Ends, row.State) = (row.MovedFrom ?? row.Starts, starts + (row.Ends - row.Starts), OccurrenceState.Moved);
            row.Starts = starts;
            return null;
        }, ct);

    private async Task<Outcome<Done>> ChangeAsync(
        CurrentUser user, Guid id, string reason, string action, Func<PortalDb, OccurrenceRow, DateTime, Task<Refusal?>> change, CancellationToken ct)
    {
        var why = reason.Trim();
        if (why.Length is 0 or > 100)
            return new Refusal(RefusalKind.Invalid, texts["change.reason"], "reason");
        Guid activityId = default;
        var outcome = await store.WriteAsync<Outcome<Done>>(
            async db =>
            {
                var now = clock.UtcNow();
                var allowed = db.PlacesOf(user, CalendarPermissions.Plan);
                var activity = await db.Set<ActivityRow>().AsNoTracking()
                    .SingleOrDefaultAsync(a => a.Occurrences.Any(o => o.Id == id) && allowed.Contains(a.PlaceId), ct);
                if (activity is null)
                    return new Refusal(RefusalKind.NotFound, texts["plan.gone"]);
                var row = await db.Set<OccurrenceRow>().AsTracking().SingleAsync(o => o.Id == id, ct);
                if (row.State == OccurrenceState.Cancelled || row.Ends <= now)
                    return new Refusal(RefusalKind.Conflict, texts["change.over"]);
                if (await change(db, row, now) is { } refused)
                    return refused;
                (row.Reason, row.Sequence, row.ChangedAt) = (why, row.Sequence + 1, now);
                db.Audit(user, now, action, $"occurrence:{id}", activity.PlaceId, why);
                await tell.HandleAsync(db, activity, row, now, ct);
                activityId = activity.Id;
                return Done.Instance;
            },
            ct);
        if (activityId != default)
            await pages.EvictAsync(activityId, ct);
        return outcome;
    }
}
