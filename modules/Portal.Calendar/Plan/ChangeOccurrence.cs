using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Calendar.Agenda;
using Portal.Calendar.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;

namespace Portal.Calendar.Plan;

/// <summary>Moves or cancels one time of an activity: at once, with a reason, and everybody who registered is told.</summary>
internal sealed class ChangeOccurrence(PlanWrites writes, TellRegistered tell, IStringLocalizer<CalendarTexts> texts)
{
    /// <summary>取消.</summary>
    public Task<Outcome<Done>> CancelAsync(CurrentUser user, Guid id, string reason, CancellationToken ct = default) =>
        ChangeAsync(user, id, reason, "calendar.cancel", change =>
        {
            change.Time.State = OccurrenceState.Cancelled;
            return Task.FromResult<Refusal?>(null);
        }, ct);

    /// <summary>改期. Times are UTC; the length is kept.</summary>
    public Task<Outcome<Done>> MoveAsync(CurrentUser user, Guid id, DateTime starts, string reason, CancellationToken ct = default) =>
        ChangeAsync(user, id, reason, "calendar.move", async change =>
        {
            var row = change.Time;
            if (starts <= change.Now || starts > change.Now.AddYears(3))
                return new Refusal(RefusalKind.Invalid, texts["change.when"], "starts");
            if (await change.Db.Set<OccurrenceRow>().AnyAsync(o => o.ActivityId == row.ActivityId && o.Starts == starts && o.Id != row.Id, ct))
                return new Refusal(RefusalKind.Conflict, texts["change.taken"], "starts");
            (row.MovedFrom, row.Ends, row.State) = (row.MovedFrom ?? row.Starts, starts + (row.Ends - row.Starts), OccurrenceState.Moved);
            row.Starts = starts;
            return null;
        }, ct);

    private async Task<Outcome<Done>> ChangeAsync(CurrentUser user, Guid id, string reason, string action, Func<PlannedChange, Task<Refusal?>> change, CancellationToken ct)
    {
        if (writes.Unreasoned(reason) is { } none)
            return none;
        var why = reason.Trim();
        return await writes.ChangeTimeAsync(user, id, action, async planned =>
        {
            if (await change(planned) is { } refused)
                return refused;
            planned.Time.Reason = why;
            await tell.HandleAsync(planned.Db, planned.Activity, planned.Time, planned.Now, ct);
            return why;
        }, ct);
    }
}
