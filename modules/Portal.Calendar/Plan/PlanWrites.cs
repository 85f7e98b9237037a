using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Calendar.Agenda;
using Portal.Calendar.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Calendar.Plan;

/// <summary>What the commands on planned activities share: one transaction, the permission in the query, the trail, the pages that go.</summary>
internal sealed class PlanWrites(PortalStore store, CalendarPages pages, TimeProvider clock, IStringLocalizer<CalendarTexts> texts)
{
    /// <summary>Longest reason for those who registered.</summary>
    public const int LongestReason = 100;

    public Refusal Gone => new(RefusalKind.NotFound, texts["plan.gone"]);

    /// <summary>Null when a reason is one; it is shown to everybody.</summary>
    public Refusal? Unreasoned(string reason) =>
        reason.Trim().Length is 0 or > LongestReason ? new Refusal(RefusalKind.Invalid, texts["change.reason"], "reason") : null;

    /// <summary>Changes an activity in one write; its pages go once it is done.</summary>
    public async Task<Outcome<Done>> ChangeAsync(Func<PortalDb, DateTime, Task<Outcome<ActivityRow>>> change, CancellationToken ct)
    {
        var outcome = await store.WriteAsync(db => change(db, clock.UtcNow()), ct);
        if (!outcome.IsDone)
            return outcome.Refusal;
        await pages.EvictAsync(outcome.Value.Id, ct);
        return Done.Instance;
    }

    /// <summary>Changes one time that is neither over nor cancelled, and raises its sequence. The answer of the change is what the trail keeps.</summary>
    public Task<Outcome<Done>> ChangeTimeAsync(CurrentUser user, Guid id, string action, Func<PlannedChange, Task<Outcome<string>>> change, CancellationToken ct) => ChangeAsync(
        async (db, now) =>
        {
            if (await db.OwnActivities(user).AsNoTracking().SingleOrDefaultAsync(a => a.Occurrences.Any(o => o.Id == id), ct) is not { } activity)
                return Gone;
            var row = await db.Set<OccurrenceRow>().AsTracking().SingleAsync(o => o.Id == id, ct);
            if (row.State == OccurrenceState.Cancelled || row.Ends <= now)
                return new Refusal(RefusalKind.Conflict, texts["change.over"]);
            (row.Sequence, row.ChangedAt) = (row.Sequence + 1, now);
            var outcome = await change(new PlannedChange(db, activity, row, now));
            if (!outcome.IsDone)
            {
                db.ChangeTracker.Clear();
                return outcome.Refusal;
            }
            db.Audit(user, now, action, $"occurrence:{id}", activity.PlaceId, outcome.Value);
            return activity;
        },
        ct);
}

/// <summary>A time that is being changed: tracked, its activity not.</summary>
internal sealed record PlannedChange(PortalDb Db, ActivityRow Activity, OccurrenceRow Time, DateTime Now);
