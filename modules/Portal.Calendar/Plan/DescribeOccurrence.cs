using Microsoft.Extensions.Localization;
using Portal.Calendar.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;

namespace Portal.Calendar.Plan;

/// <summary>What one time has of its own; empty takes the activity's.</summary>
internal sealed record OwnWords(string Title, string Venue, string Speaker, string Note, int Capacity);

/// <summary>Gives one time of a series its own title, venue, speaker, word and number of places: "this one" only.</summary>
internal sealed class DescribeOccurrence(PlanWrites writes, TellRegistered tell, IStringLocalizer<CalendarTexts> texts)
{
    public async Task<Outcome<Done>> HandleAsync(CurrentUser user, Guid id, OwnWords words, CancellationToken ct = default)
    {
        if (words.Title.Length > 40 || words.Venue.Length > 40 || words.Speaker.Length > 40)
            return new Refusal(RefusalKind.Invalid, texts["plan.long.bad", 40], "title");
        if (words.Note.Length > 200)
            return new Refusal(RefusalKind.Invalid, texts["plan.long.bad", 200], "note");
        if (words.Capacity is < 0 or > 5000)
            return new Refusal(RefusalKind.Invalid, texts["plan.capacity.bad", 5000], "capacity");
        return await writes.ChangeTimeAsync(user, id, "calendar.describe", async change =>
        {
            var (activity, row) = (change.Activity, change.Time);
            var elsewhere = (row.Venue ?? activity.Venue) != (Own(words.Venue, activity.Venue) ?? activity.Venue);
            (row.Title, row.Venue) = (Own(words.Title, activity.Title), Own(words.Venue, activity.Venue));
            (row.Speaker, row.Note) = (Own(words.Speaker, activity.Speaker), Own(words.Note, ""));
            row.Capacity = words.Capacity;
            if (elsewhere)
                await tell.HandleAsync(change.Db, activity, row, change.Now, ct);
            return row.Title ?? activity.Title;
        }, ct);
    }

    private static string? Own(string text, string usual) => text.Trim() is { Length: > 0 } own && own != usual ? own : null;
}
