using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Kit.Episodes;
using Portal.Kit.Time;
using Portal.Rooms.Programme;
using Portal.Rooms.Publish;
using Portal.Storage.Database;
using Portal.Storage.Recipes;

namespace Portal.Rooms.Recipe;

/// <summary>
/// Section <c>rooms</c>: rooms with series, products and episodes. An episode's time is <c>day</c> (days from today in China,
/// negative for the past) and <c>at</c> (<c>19:30</c>), or <c>startedMinutesAgo</c> for one that is on now; <c>demoLoop</c> marks the
/// episode that the site's sample clip keeps on air; see <see cref="RecipeTalk"/> for what was said in it. Ids: <c>room:SLUG</c>, <c>episode:SLUG/NUMBER</c>; the demo's key is the
/// secret <c>rooms.demo-key</c>.
/// </summary>
internal sealed class RoomsRecipe(StreamKeys keys) : IRecipeStep
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };

    public string Section => "rooms";

    public async Task ImportAsync(PortalDb db, JsonElement section, RecipeContext context, CancellationToken ct)
    {
        foreach (var room in Read(section))
        {
            var place = await db.Set<PlaceRow>().Where(p => p.Path == room.Place).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(ct)
                ?? throw new RecipeException($"rooms: {room.Slug}: there is no place {room.Place}");
            Add(db, room, place, context);
            await db.SaveChangesAsync(ct);
        }
    }

    private static List<RoomEntry> Read(JsonElement section)
    {
        try
        {
            return section.Deserialize<List<RoomEntry>>(Reading) ?? [];
        }
        catch (JsonException wrong)
        {
            throw new RecipeException($"rooms: {wrong.Message}");
        }
    }

    private void Add(PortalDb db, RoomEntry entry, Guid place, RecipeContext context)
    {
        var room = new RoomRow
        {
            Id = Guid.CreateVersion7(context.Now),
            PlaceId = place,
            Slug = entry.Slug,
            Name = entry.Name,
            Intro = entry.Intro,
            Cover = entry.Cover,
            At = context.Now,
        };
        db.Add(room);
        context.Ids[$"room:{entry.Slug}"] = room.Id;
        var series = entry.Series.ToDictionary(
            s => s.Name,
            s => new SeriesRow { Id = Guid.CreateVersion7(context.Now), RoomId = room.Id, Name = s.Name, Intro = s.Intro },
            StringComparer.Ordinal);
        db.AddRange(series.Values);
        db.AddRange(entry.Products.Select((p, i) => new ProductRow
        {
            Id = Guid.CreateVersion7(context.Now),
            RoomId = room.Id,
            Position = i + 1,
            Name = p.Name,
            Note = p.Note,
            Phone = p.Phone,
            Picture = p.Picture,
        }));
        foreach (var episode in entry.Episodes)
            AddEpisode(db, room, series, episode, context);
    }

    private void AddEpisode(PortalDb db, RoomRow room, Dictionary<string, SeriesRow> series, EpisodeEntry entry, RecipeContext context)
    {
        var starts = entry.StartedMinutesAgo is { } ago ? context.Now.AddMinutes(-ago) : At(context.Now, entry.Day, entry.At);
        var episode = NewEpisode.Draw(keys, room.Id, entry.Number, context.Now);
        episode.Title = entry.Title;
        episode.About = entry.About;
        episode.Hosts = entry.Hosts;
        episode.SeriesId = entry.Series is null ? null : series[entry.Series].Id;
        episode.StartsAt = starts;
        episode.EndsAt = starts.AddMinutes(entry.Minutes);
        episode.IsDemoLoop = entry.DemoLoop;
        if (starts.AddMinutes(entry.Minutes) < context.Now)
        {
            episode.State = EpisodeState.Ended;
            episode.StartedAt = starts;
            episode.EndedAt = episode.EndsAt;
        }

        db.Add(episode);
        db.Add(RecipeTalk.Add(db, episode, entry, context.Now));
        db.AddRange(entry.Segments.Select((s, i) => new SegmentRow
        {
            Id = Guid.CreateVersion7(context.Now),
            EpisodeId = episode.Id,
            Position = i + 1,
            Title = s.Title,
            Minutes = s.Minutes,
            StartedSecond = episode.StartedAt is null ? null : entry.Segments.Take(i).Sum(before => before.Minutes) * 60,
        }));
        context.Ids[$"episode:{room.Slug}/{entry.Number}"] = episode.Id;
        if (entry.DemoLoop)
            context.Secrets["rooms.demo-key"] = keys.Open(episode);
    }

    private static DateTime At(DateTime now, int day, string at) =>
        ChinaTime.ToUtc(ChinaTime.ToLocal(now).Date.AddDays(day) + TimeSpan.Parse(at, System.Globalization.CultureInfo.InvariantCulture));
}

internal sealed record RoomEntry(
    string Place, string Slug, string Name, string Intro, string? Cover, IReadOnlyList<SeriesEntry> Series, IReadOnlyList<ProductEntry> Products, IReadOnlyList<EpisodeEntry> Episodes);

internal sealed record SeriesEntry(string Name, string Intro);

internal sealed record ProductEntry(string Name, string Note, string Phone, string? Picture);

internal sealed record SegmentEntry(string Title, int Minutes);

internal sealed record EpisodeEntry(
    int Number,
    string Title,
    string About,
    string Hosts,
    IReadOnlyList<SegmentEntry> Segments,
    string? Series = null,
    int Day = 0,
    string At = "19:30",
    int? StartedMinutesAgo = null,
    int Minutes = 60,
    bool DemoLoop = false,
    InvitationEntry? Invitation = null,
    IReadOnlyList<CommentEntry>? Comments = null);
