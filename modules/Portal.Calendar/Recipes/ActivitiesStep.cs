using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.Calendar.Agenda;
using Portal.Calendar.Recurrence;
using Portal.Calendar.Series;
using Portal.Calendar.Venues;
using Portal.Kit.Time;
using Portal.Storage.Database;
using Portal.Storage.Recipes;

namespace Portal.Calendar.Recipes;

/// <summary>
/// The section <c>activities</c>: an array of <c>{ place, theme, title, words, picture, venue, address, phone, organiser, team,
/// speaker, audience, bring, contact, registers, capacity, times: ["+2d 19:00-20:30", …], weeks, rule }</c>. Times count days
/// from the import; with a <c>rule</c> (RFC 5545) the first of them begins a series. A venue of the section <c>venues</c>
/// brings its address and telephone.
/// </summary>
internal sealed partial class ActivitiesStep : IRecipeStep
{
    public string Section => "activities";

    public async Task ImportAsync(PortalDb db, JsonElement section, RecipeContext context, CancellationToken ct)
    {
        foreach (var item in section.EnumerateArray())
        {
            var row = Read(item, context);
            row.PictureId = await RecipePictures.FindAsync(db, row.PlaceId, item.Word("picture"), ct);
            if (context.Ids.TryGetValue($"venue:{row.Venue}", out var venueId))
            {
                var venue = await db.Set<VenueRow>().SingleAsync(v => v.Id == venueId, ct);
                (row.VenueId, row.Address, row.Phone) = (venue.Id, venue.Address, venue.Phone);
            }
            db.Add(row);
            if (item.Word("rule") is { Length: > 0 } rule)
                Repeat(db, row, rule, context);
        }
    }

    // The first time says day, hours and places of all the others.
    private static void Repeat(PortalDb db, ActivityRow row, string text, RecipeContext context)
    {
        var first = row.Occurrences[0];
        row.Occurrences.Clear();
        if (!RhythmText.TryRead(text, out var rhythm, out var problem))
            throw new RecipeException($"activities: \"{row.Title}\" has the rule \"{text}\": {problem.Kind}.");
        var plan = new SeriesPlan(ChinaTime.ToLocal(first.Starts), first.Ends - first.Starts, rhythm, [], [], []);
        if (plan.Problem() is { } wrong)
            throw new RecipeException($"activities: \"{row.Title}\" has the rule \"{text}\": {wrong.Kind}.");
        SeriesTimes.Add(db, row, plan, first.Capacity, context.Now);
    }

    private static ActivityRow Read(JsonElement item, RecipeContext context)
    {
        var title = item.Word("title");
        var path = item.Word("place");
        if (title.Length is 0 or > 40 || item.Word("venue").Length is 0 or > 40)
            throw new RecipeException($"activities: \"{title}\" needs a title and a venue of 1 to 40 characters.");
        if (!context.Ids.TryGetValue($"place:{path}", out var placeId))
            throw new RecipeException($"activities: \"{title}\" names the place \"{path}\", which is not there.");
        if (AgendaFilter.ThemeOf(item.Word("theme")) is not { } theme)
            throw new RecipeException($"activities: \"{title}\" has the theme \"{item.Word("theme")}\"; allowed are {string.Join(", ", Enum.GetNames<ActivityTheme>())}.");
        var row = new ActivityRow
        {
            Id = Guid.CreateVersion7(context.Now),
            PlaceId = placeId,
            Theme = theme,
            Title = title,
            Words = item.Word("words"),
            Venue = item.Word("venue"),
            Address = item.Word("address"),
            Phone = item.Word("phone"),
            Organiser = item.Word("organiser"),
            Team = item.Word("team"),
            Speaker = item.Word("speaker"),
            Audience = item.Word("audience"),
            Bring = item.Word("bring"),
            Contact = item.Word("contact"),
            TakesRegistrations = item.TryGetProperty("registers", out var registers) && registers.GetBoolean(),
            IsPublished = true,
            At = context.Now,
            ChangedAt = context.Now,
        };
        var capacity = item.TryGetProperty("capacity", out var seats) ? seats.GetInt32() : 0;
        var weeks = item.TryGetProperty("weeks", out var times) ? times.GetInt32() : 1;
        foreach (var time in item.GetProperty("times").EnumerateArray())
        {
            for (var week = 0; week < weeks; week++)
                row.Occurrences.Add(Time(row, time.GetString() ?? "", 7 * week, capacity, context));
        }
        return row;
    }

    private static OccurrenceRow Time(ActivityRow row, string text, int daysLater, int capacity, RecipeContext context)
    {
        var match = Relative().Match(text);
        if (!match.Success)
            throw new RecipeException($"activities: \"{row.Title}\" has the time \"{text}\"; write it as \"+2d 19:00-20:30\".");
        var day = ChinaTime.LocalDay(context.Now).AddDays(int.Parse(match.Groups["days"].Value, CultureInfo.InvariantCulture) + daysLater);
        DateTime At(string name) => ChinaTime.ToUtc(day.ToDateTime(TimeOnly.ParseExact(match.Groups[name].Value, "H:mm", CultureInfo.InvariantCulture)));
        var starts = At("from");
        return new OccurrenceRow
        {
            Id = Guid.CreateVersion7(context.Now),
            ActivityId = row.Id,
            Starts = starts,
            Ends = match.Groups["to"].Success ? At("to") : starts.AddHours(1.5),
            Capacity = capacity,
            ChangedAt = context.Now,
        };
    }

    [GeneratedRegex(@"^(?<days>[+-]\d{1,3})d (?<from>([01]?\d|2[0-3]):[0-5]\d)(-(?<to>([01]?\d|2[0-3]):[0-5]\d))?$")]
    private static partial Regex Relative();
}
