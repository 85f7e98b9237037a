using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Calendar.Agenda;
using Portal.Calendar.Series;
using Portal.Calendar.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;

namespace Portal.Calendar.Plan.Again;

/// <summary>Lets a series rest for a season (农忙、春节), and takes it up again. Who registered is told both times.</summary>
internal sealed class PauseSeries(PlanWrites writes, TellRegistered tell, TimeProvider clock, IStringLocalizer<CalendarTexts> texts)
{
    private const int MostPauses = 20;

    /// <summary>停一季: the times of these days, both included, are cancelled with the reason.</summary>
    public Task<Outcome<Done>> PauseAsync(CurrentUser user, Guid seriesId, DateOnly from, DateOnly to, string reason, CancellationToken ct = default)
    {
        if (writes.Unreasoned(reason) is { } none)
            return Task.FromResult<Outcome<Done>>(none);
        var why = reason.Trim();
        if (to < from || to < clock.Today() || to > clock.Today().AddYears(SeriesPlan.MostYears))
            return Task.FromResult<Outcome<Done>>(new Refusal(RefusalKind.Invalid, texts["again.pause.bad"], "pause"));
        var pause = new Pause(from, to);
        return ChangeAsync(user, seriesId, "calendar.pause", why, pause, (series, times) =>
        {
            var pauses = Pause.Read(series.Pauses);
            if (pauses.Count >= MostPauses)
                return new Refusal(RefusalKind.Conflict, texts["again.pause.many"], "pause");
            series.Pauses = string.Join(',', pauses.Append(pause).Distinct());
            foreach (var time in times.Where(t => t.State != OccurrenceState.Cancelled))
                (time.State, time.IsPaused, time.Reason) = (OccurrenceState.Cancelled, true, why);
            return null;
        }, ct);
    }

    /// <summary>又办了: lifts a pause; its times that are still to come take place.</summary>
    public Task<Outcome<Done>> LiftAsync(CurrentUser user, Guid seriesId, DateOnly from, DateOnly to, CancellationToken ct = default)
    {
        var pause = new Pause(from, to);
        return ChangeAsync(user, seriesId, "calendar.resume", texts["again.lifted"], pause, (series, times) =>
        {
            var pauses = Pause.Read(series.Pauses).Where(p => p != pause).ToList();
            series.Pauses = string.Join(',', pauses);
            foreach (var time in times.Where(t => t.IsPaused && !pauses.Exists(p => p.Holds(t.Day))))
                (time.State, time.IsPaused, time.Reason) = (time.Starts == time.Slot ? OccurrenceState.Planned : OccurrenceState.Moved, false, texts["again.lifted"]);
            return null;
        }, ct);
    }

    private Task<Outcome<Done>> ChangeAsync(
        CurrentUser user, Guid seriesId, string action, string why, Pause pause, Func<SeriesRow, IReadOnlyList<OccurrenceRow>, Refusal?> change, CancellationToken ct) =>
        writes.ChangeAsync(
            async (db, now) =>
            {
                var activity = await db.OwnActivities(user).AsTracking().Include(a => a.Series).Include(a => a.Occurrences.Where(o => o.SeriesId == seriesId && o.Ends > now))
                    .SingleOrDefaultAsync(a => a.Series.Any(s => s.Id == seriesId), ct);
                if (activity?.Series.Find(s => s.Id == seriesId) is not { } series)
                    return writes.Gone;
                var times = activity.Occurrences.FindAll(o => pause.Holds(o.Day));
                var before = times.ToDictionary(t => t.Id, t => t.State);
                if (change(series, times) is { } refused)
                    return refused;
                series.ChangedAt = now;
                foreach (var time in times.Where(t => t.State != before[t.Id]))
                {
                    (time.Sequence, time.ChangedAt) = (time.Sequence + 1, now);
                    await tell.HandleAsync(db, activity, time, now, ct);
                }
                db.Audit(user, now, action, $"series:{seriesId}", activity.PlaceId, $"{pause} {why}");
                return activity;
            },
            ct);
}
