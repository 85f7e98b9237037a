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

/// <summary>What one time has of its own; empty takes the activity's.</summary>
internal sealed record OwnWords(string Title, string Venue, string Speaker, string Note, int Capacity);

/// <summary>Gives one time of a series its own title, venue, speaker, word and number of places: "this one" only.</summary>
internal sealed class DescribeOccurrence(PortalStore store, CalendarPages pages, TellRegistered tell, TimeProvider clock, IStringLocalizer<CalendarTexts> texts)
{
    public async Task<Outcome<Done>> HandleAsync(CurrentUser user, Guid id, OwnWords words, CancellationToken ct = default)
    {
        if (words.Title.Length > 40 || words.Venue.Length > 40 || words.Speaker.Length > 40)
            return new Refusal(RefusalKind.Invalid, texts["plan.long.bad", 40], "title");
        if (words.Note.Length > 200)
            return new Refusal(RefusalKind.Invalid, texts["plan.long.bad", 200], "note");
        if (words.Capacity is < 0 or > 5000)
            return new Refusal(RefusalKind.Invalid, texts["plan.capacity.bad", 5000], "capacity");
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
                var elsewhere = (row.Venue ?? activity.Venue) != (Own(words.Venue, activity.Venue) ?? activity.Venue);
                (row.Title, row.Venue) = (Own(words.Title, activity.Title), Own(words.Venue, activity.Venue));
                (row.Speaker, row.Note) = (Own(words.Speaker, activity.Speaker), Own(words.Note, ""));
                (row.Capacity, row.Sequence, row.ChangedAt) = (words.Capacity, row.Sequence + 1, now);
                if (elsewhere)
                    await tell.HandleAsync(db, activity, row, now, ct);
                db.Audit(user, now, "calendar.describe", $"occurrence:{id}", activity.PlaceId, row.Title ?? activity.Title);
                activityId = activity.Id;
                return Done.Instance;
            },
            ct);
        if (activityId != default)
            await pages.EvictAsync(activityId, ct);
        return outcome;
    }

    private static string? Own(string text, string usual) => text.Trim() is { Length: > 0 } own && own != usual ? own : null;
}
