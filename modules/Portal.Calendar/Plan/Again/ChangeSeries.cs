using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Calendar.Agenda;
using Portal.Calendar.Series;
using Portal.Calendar.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Calendar.Plan.Again;

/// <summary>A new rhythm for a series.</summary>
/// <param name="OccurrenceId">The time from which the editor came.</param>
/// <param name="All">Every time to come; else from that one on. What is over stays as it was.</param>
/// <param name="Time">The new rhythm.</param>
/// <param name="Capacity">Places of each.</param>
/// <param name="Reason">Why, for those who registered.</param>
internal sealed record SeriesChange(Guid OccurrenceId, bool All, TimeForm Time, int Capacity, string Reason);

/// <summary>
/// Changes how an activity comes again, from one time on or for all to come. Who registered keeps the place: a time that
/// has people moves to the new time nearest in the same week, and they are told; where there is none it is cancelled.
/// </summary>
internal sealed class ChangeSeries(PlanWrites writes, TellRegistered tell, TimeProvider clock, IStringLocalizer<CalendarTexts> texts)
{
    public async Task<Outcome<Done>> HandleAsync(CurrentUser user, SeriesChange change, CancellationToken ct = default)
    {
        if (writes.Unreasoned(change.Reason) is { } none)
            return none;
        var why = change.Reason.Trim();
        if (change.Capacity is < 0 or > 5000)
            return new Refusal(RefusalKind.Invalid, texts["plan.capacity.bad", 5000], "capacity");
        if (change.Time.To <= change.Time.From)
            return new Refusal(RefusalKind.Invalid, texts["plan.time.bad"], "times");
        if (change.Time.Plan(out var problem) is not { } plan)
            return new Refusal(RefusalKind.Invalid, ActivityRules.Words(problem!, texts), "times");
        if (ChinaTime.ToUtc(plan.Start) <= clock.UtcNow())
            return new Refusal(RefusalKind.Invalid, texts["again.past"], "times");
        return await writes.ChangeAsync(
            async (db, now) =>
            {
                var row = await db.OwnActivities(user).AsTracking().Include(a => a.Series).Include(a => a.Occurrences)
                    .SingleOrDefaultAsync(a => a.Occurrences.Any(o => o.Id == change.OccurrenceId), ct);
                var from = row?.Occurrences.Find(o => o.Id == change.OccurrenceId);
                if (row is null || row.Series.Find(s => s.Id == from!.SeriesId) is not { } series)
                    return writes.Gone;
                var next = Continue(db, row, series, change.All ? now : from!.Slot, plan, change.Capacity, now);
                await FitAsync(db, row, next.Series, next.Old, plan, change.Capacity, why, now, ct);
                db.Audit(user, now, change.All ? "calendar.change-all" : "calendar.change-on", $"series:{series.Id}", row.PlaceId, why);
                (row.ChangedAt, row.Version) = (now, row.Version + 1);
                return row;
            },
            ct);
    }

    // What begins before the turn stays with its series, which ends there; without such times the series itself changes.
    private static (SeriesRow Series, List<OccurrenceRow> Old) Continue(
        PortalDb db, ActivityRow row, SeriesRow series, DateTime turn, SeriesPlan plan, int capacity, DateTime now)
    {
        var old = row.Occurrences.FindAll(o => o.SeriesId == series.Id && o.Slot >= turn && o.Ends > now);
        var stays = row.Occurrences.Exists(o => o.SeriesId == series.Id && !old.Contains(o));
        var (rule, extra, except) = (plan.Rhythm.ToString(), SeriesPlan.Text(plan.Extra), SeriesPlan.Text(plan.Except));
        if (stays)
        {
            var before = SeriesPlan.Of(series);
            var end = ChinaTime.ToLocal(turn).AddSeconds(-1);
            series.Rule = (before.Rhythm with { Count = null, Until = end }).ToString();
            series.Extra = SeriesPlan.Text(before.Extra.Where(t => t <= end));
            (series.Sequence, series.ChangedAt) = (series.Sequence + 1, now);
            series = new SeriesRow { Id = Guid.CreateVersion7(now), ActivityId = row.Id, Rule = rule };
            row.Series.Add(series);
            db.Add(series);
        }
        else
        {
            series.Sequence++;
        }
        (series.FirstDay, series.From, series.Minutes) = (DateOnly.FromDateTime(plan.Start), TimeOnly.FromDateTime(plan.Start), (int)plan.Length.TotalMinutes);
        (series.Rule, series.Extra, series.Except, series.Pauses) = (rule, extra, except, "");
        (series.Capacity, series.ChangedAt) = (capacity, now);
        return (series, old);
    }

    private async Task FitAsync(
        PortalDb db, ActivityRow row, SeriesRow series, List<OccurrenceRow> old, SeriesPlan plan, int capacity, string why, DateTime now, CancellationToken ct)
    {
        var taken = row.Occurrences.Where(o => !old.Contains(o)).Select(o => o.Slot).ToHashSet();
        var free = plan.Slots().Select(plan.Instants).Where(t => !taken.Contains(t.Starts)).ToList();
        foreach (var time in old.ToList())
        {
            if (free.FindIndex(t => t.Starts == time.Slot) is >= 0 and var at)
            {
                Keep(time, series, free[at].Ends, capacity, now);
                free.RemoveAt(at);
                old.Remove(time);
            }
        }
        foreach (var time in old)
        {
            if (time.Seated + time.Waiting == 0)
            {
                row.Occurrences.Remove(time);
                db.Remove(time);
            }
            else if (time.State != OccurrenceState.Cancelled && Nearest(free, time.Slot) is { } near)
            {
                free.Remove(near);
                time.MovedFrom ??= time.Starts;
                (time.Slot, time.Starts, time.Ends, time.State) = (near.Starts, near.Starts, near.Ends, OccurrenceState.Moved);
                await ChangedAsync(db, row, time, series.Id, why, now, ct);
            }
            else
            {
                var told = time.State == OccurrenceState.Cancelled;
                time.State = OccurrenceState.Cancelled;
                if (told)
                    time.SeriesId = null;
                else
                    await ChangedAsync(db, row, time, null, why, now, ct);
            }
        }
        foreach (var (starts, ends) in free)
            SeriesTimes.AddTime(db, row, series.Id, starts, ends, capacity, now);
    }

    private static void Keep(OccurrenceRow time, SeriesRow series, DateTime ends, int capacity, DateTime now)
    {
        (time.SeriesId, time.Capacity, time.ChangedAt) = (series.Id, capacity, now);
        if (time.Starts == time.Slot)
            time.Ends = ends;
    }

    private async Task ChangedAsync(PortalDb db, ActivityRow row, OccurrenceRow time, Guid? series, string why, DateTime now, CancellationToken ct)
    {
        (time.SeriesId, time.Reason, time.Sequence, time.ChangedAt) = (series, why, time.Sequence + 1, now);
        await tell.HandleAsync(db, row, time, now, ct);
    }

    private static (DateTime Starts, DateTime Ends)? Nearest(List<(DateTime Starts, DateTime Ends)> free, DateTime slot)
    {
        var near = free.Where(t => (t.Starts - slot).Duration() <= TimeSpan.FromDays(6)).OrderBy(t => (t.Starts - slot).Duration()).ToList();
        return near.Count > 0 ? near[0] : null;
    }
}
