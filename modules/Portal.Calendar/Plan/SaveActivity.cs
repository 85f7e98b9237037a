using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.Places;
using Portal.Calendar.Agenda;
using Portal.Calendar.Series;
using Portal.Calendar.Texts;
using Portal.Kit.Events;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;
using Portal.Storage.Events;

namespace Portal.Calendar.Plan;

/// <summary>Makes or changes an activity, and adds times to it. Times that stand are moved or cancelled one by one.</summary>
internal sealed class SaveActivity(PortalStore store, CalendarPages pages, TimeProvider clock, IStringLocalizer<CalendarTexts> texts)
{
    /// <param name="user">Who saves.</param>
    /// <param name="id">The activity; null for a new one.</param>
    /// <param name="form">What was filled in.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Outcome<Guid>> HandleAsync(CurrentUser user, Guid? id, ActivityForm form, CancellationToken ct = default)
    {
        var now = clock.UtcNow();
        if (ActivityRules.Check(form, texts, now) is { } bad)
            return bad;
        if (id is null && form.Times.Count == 0)
            return new Refusal(RefusalKind.Invalid, texts["plan.times.none"], "times");
        var outcome = await store.WriteAsync(db => SaveAsync(db, user, id, form, now, ct), ct);
        if (outcome.IsDone)
            await pages.EvictAsync(outcome.Value, ct);
        return outcome;
    }

    private async Task<Outcome<Guid>> SaveAsync(PortalDb db, CurrentUser user, Guid? id, ActivityForm form, DateTime now, CancellationToken ct)
    {
        var allowed = db.PlacesOf(user, CalendarPermissions.Plan);
        if (!await allowed.ContainsAsync(form.PlaceId, ct))
            return new Refusal(RefusalKind.Forbidden, texts["plan.forbidden"], "place");
        var row = id is null
            ? new ActivityRow { Id = Guid.CreateVersion7(now), Title = "", Venue = "", At = now, ById = user.Id }
            : await db.Set<ActivityRow>().AsTracking().Include(a => a.Occurrences).SingleOrDefaultAsync(a => a.Id == id && allowed.Contains(a.PlaceId), ct);
        if (row is null)
            return new Refusal(RefusalKind.NotFound, texts["plan.gone"]);
        if (id is not null && row.Version != form.Version)
            return new Refusal(RefusalKind.Conflict, texts["plan.conflict"]);
        var shown = row.IsPublished;
        form.CopyTo(row);
        (row.ChangedAt, row.Version) = (now, row.Version + 1);
        if (id is null)
            db.Add(row);
        AddTimes(db, row, form, now);
        db.Audit(user, now, id is null ? "calendar.add" : "calendar.change", $"activity:{row.Id}", row.PlaceId, row.Title);
        if (shown || row.IsPublished)
            db.Announce(new ItemPublished("activity", row.Id, row.PlaceId, row.IsPublished));
        return row.Id;
    }

    private static void AddTimes(PortalDb db, ActivityRow row, ActivityForm form, DateTime now)
    {
        foreach (var occurrence in row.Occurrences.Where(o => o.Starts > now))
            (occurrence.Capacity, occurrence.ChangedAt) = (form.Capacity, now);
        foreach (var time in form.Times)
        {
            if (time.Repeat != Repeat.Once && time.Plan(out _) is { } plan)
                SeriesTimes.Add(db, row, plan, form.Capacity, now);
            else
                AddOnce(db, row, time, form.Capacity, now);
        }
    }

    private static void AddOnce(PortalDb db, ActivityRow row, TimeForm time, int capacity, DateTime now)
    {
        var (starts, ends) = (ChinaTime.ToUtc(time.Day.ToDateTime(time.From)), ChinaTime.ToUtc(time.Day.ToDateTime(time.To)));
        if (!row.Occurrences.Exists(o => o.Slot == starts || o.Starts == starts))
            SeriesTimes.AddTime(db, row, null, starts, ends, capacity, now);
    }
}
