using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Calendar.Agenda;
using Portal.Calendar.CheckIn;
using Portal.Calendar.Plan;
using Portal.Calendar.Texts;
using Portal.Content.Media;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Calendar.After.Report;

/// <summary>What staff tell of an occurrence: words, how many more came, pictures; and closing the list.</summary>
internal sealed class SaveReport(PortalStore store, CalendarPages pages, TimeProvider clock, IStringLocalizer<TakePartTexts> texts)
{
    private const int LongestWords = 1000;
    private const int MostOthers = 5000;
    private const int MostPhotos = 20;

    /// <summary>Saves the words. <paramref name="version"/> is that of the page from which it comes.</summary>
    public Task<Outcome<Done>> SaveAsync(CurrentUser user, Guid id, string words, int others, bool shown, int version, CancellationToken ct = default) =>
        words.Trim().Length > LongestWords ? Task.FromResult<Outcome<Done>>(new Refusal(RefusalKind.TooLarge, texts["report.words.bad", LongestWords], "words"))
        : others is < 0 or > MostOthers ? Task.FromResult<Outcome<Done>>(new Refusal(RefusalKind.Invalid, texts["report.others.bad", MostOthers], "others"))
        : ChangeAsync(user, id, "calendar.report", (_, _, report, _) =>
        {
            if (report.Version != version)
                return Task.FromResult<Refusal?>(new Refusal(RefusalKind.Conflict, texts["report.conflict"]));
            (report.Words, report.Others, report.IsShown) = (words.Trim(), others, shown);
            return Task.FromResult<Refusal?>(null);
        }, ct);

    /// <summary>收名单: whoever had a place and was not noted did not come. May be put right on the list afterwards.</summary>
    public Task<Outcome<Done>> CloseAsync(CurrentUser user, Guid id, CancellationToken ct = default) =>
        ChangeAsync(user, id, "calendar.close-list", async (db, occurrence, report, now) =>
        {
            if (occurrence.Ends > now)
                return new Refusal(RefusalKind.Conflict, texts["report.not-over"]);
            var there = await db.Set<AttendanceRow>().AsTracking().Where(a => a.OccurrenceId == id).ToDictionaryAsync(a => a.Who, StringComparer.Ordinal, ct);
            foreach (var absent in await ReadAfter.Unmarked(db, id).AsNoTracking().ToListAsync(ct))
            {
                if (!there.TryGetValue(absent.Who, out var row))
                    db.Add(row = new AttendanceRow { Id = Guid.CreateVersion7(now), OccurrenceId = id, Who = absent.Who, RegistrationId = absent.Id, PersonId = absent.PersonId });
                (row.State, row.Seats, row.Way, row.At, row.MarkedAt, row.ById) = (Attendance.NoShow, absent.Seats, CheckInWay.List, now, now, user.Id);
            }
            report.ClosedAt ??= now;
            return null;
        }, ct);

    /// <summary>Adds a picture of the media library of the activity's place.</summary>
    public Task<Outcome<Done>> AddPhotoAsync(CurrentUser user, Guid id, Guid mediaId, CancellationToken ct = default) =>
        ChangeAsync(user, id, "calendar.photo", async (db, occurrence, _, now) =>
        {
            var place = await db.Set<ActivityRow>().Where(a => a.Id == occurrence.ActivityId).Select(a => a.PlaceId).SingleAsync(ct);
            if (!await db.Set<MediaRow>().AnyAsync(m => m.Id == mediaId && m.PlaceId == place && m.Kind == MediaKind.Picture, ct))
                return new Refusal(RefusalKind.NotFound, texts["report.photo.bad"]);
            var there = await db.Set<PhotoRow>().Where(p => p.OccurrenceId == id).Select(p => p.MediaId).ToListAsync(ct);
            if (there.Count >= MostPhotos)
                return new Refusal(RefusalKind.TooLarge, texts["report.photos.many", MostPhotos]);
            if (!there.Contains(mediaId))
                db.Add(new PhotoRow { OccurrenceId = id, MediaId = mediaId, At = now });
            return null;
        }, ct);

    /// <summary>Takes a picture away from here; it stays in the library.</summary>
    public Task<Outcome<Done>> RemovePhotoAsync(CurrentUser user, Guid id, Guid mediaId, CancellationToken ct = default) =>
        ChangeAsync(user, id, "calendar.photo-removed", async (db, _, _, _) =>
        {
            await db.Set<PhotoRow>().Where(p => p.OccurrenceId == id && p.MediaId == mediaId).ExecuteDeleteAsync(ct);
            return null;
        }, ct);

    private async Task<Outcome<Done>> ChangeAsync(
        CurrentUser user, Guid id, string action, Func<PortalDb, OccurrenceRow, ReportRow, DateTime, Task<Refusal?>> change, CancellationToken ct)
    {
        Guid activityId = default;
        try
        {
            var outcome = await store.WriteAsync<Outcome<Done>>(
                async db =>
                {
                    var now = clock.UtcNow();
                    if (await db.OwnTimeAsync(user, id, ct) is not { Occurrence: var occurrence, Activity: var activity })
                        return new Refusal(RefusalKind.NotFound, texts["list.gone"]);
                    if (occurrence.Starts > now)
                        return new Refusal(RefusalKind.Conflict, texts["report.not-yet"]);
                    var report = await db.Set<ReportRow>().AsTracking().SingleOrDefaultAsync(r => r.OccurrenceId == id, ct);
                    var made = report is null;
                    report ??= new ReportRow { OccurrenceId = id };
                    if (await change(db, occurrence, report, now) is { } refused)
                        return refused;
                    (report.ChangedAt, report.ById, report.Version) = (now, user.Id, report.Version + 1);
                    if (made)
                        db.Add(report);
                    db.Audit(user, now, action, $"occurrence:{id}", activity.PlaceId);
                    activityId = activity.Id;
                    return Done.Instance;
                },
                ct);
            if (activityId != default)
                await pages.EvictAsync(activityId, ct);
            return outcome;
        }
        catch (DbUpdateException)
        {
            return new Refusal(RefusalKind.Conflict, texts["report.conflict"]);
        }
    }
}
