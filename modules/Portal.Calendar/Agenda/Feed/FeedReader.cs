using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Calendar.Agenda.Others;
using Portal.Calendar.Series;
using Portal.Calendar.Texts;
using Portal.Kit.Agenda;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Calendar.Agenda.Feed;

/// <summary>The events of a feed: from two months ago to a year ahead, cancelled ones included, so that they vanish from calendars; series whole.</summary>
internal sealed class FeedReader(PortalStore store, TimeProvider clock, IStringLocalizer<CalendarTexts> texts, OtherEvents others)
{
    private const int Most = 2_000;

    /// <summary>The calendar of a filter, or of one activity.</summary>
    /// <param name="filter">Place, theme, team.</param>
    /// <param name="activityId">Only this one; null for all.</param>
    /// <param name="host">Scheme and host of the portal, without a slash at the end.</param>
    /// <param name="name">Name that calendar programs show; null for the usual one.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<string> WriteAsync(AgendaFilter filter, Guid? activityId, Uri host, string? name = null, CancellationToken ct = default)
    {
        var (from, to) = (clock.UtcNow().AddMonths(-2), clock.UtcNow().AddYears(1));
        var writer = new CalendarWriter(name ?? texts["feed.title"]);
        var words = new FeedWords(texts, host);
        await using var db = store.Open();
        var activities = filter.Activities(db);
        if (activityId is not null)
            activities = activities.Where(a => a.Id == activityId);
        foreach (var item in await SinglesAsync(db, activities, words, from, to, ct))
            writer.Add(item);
        foreach (var item in await SeriesAsync(db, activities, words, from, to, ct))
            writer.Add(item);
        if (activityId is null)
        {
            foreach (var card in await others.CardsAsync(filter, from, to, ct))
                writer.Add(Event(card, host));
        }
        return writer.Finish();
    }

    private static async Task<IReadOnlyList<FeedEvent>> SinglesAsync(
        PortalDb db, IQueryable<ActivityRow> activities, FeedWords words, DateTime from, DateTime to, CancellationToken ct)
    {
        var rows = await db.Set<OccurrenceRow>().Where(o => o.SeriesId == null && o.Starts >= from && o.Starts < to)
            .Join(activities, o => o.ActivityId, a => a.Id, (o, a) => new { o, a }).OrderBy(r => r.o.Starts).Take(Most).ToListAsync(ct);
        return [.. rows.Select(r => words.Event(r.a, r.o, SeriesEvents.Uid(r.o.Id), r.o.Sequence, r.o.Starts, r.o.Ends))];
    }

    private static async Task<IReadOnlyList<FeedEvent>> SeriesAsync(
        PortalDb db, IQueryable<ActivityRow> activities, FeedWords words, DateTime from, DateTime to, CancellationToken ct)
    {
        var rows = await db.Set<SeriesRow>()
            .Where(s => db.Set<OccurrenceRow>().Any(o => o.SeriesId == s.Id && o.Starts >= from && o.Starts < to))
            .Join(activities, s => s.ActivityId, a => a.Id, (s, a) => new { s, a }).OrderBy(r => r.s.Id).Take(Most).ToListAsync(ct);
        var ids = rows.ConvertAll(r => r.s.Id);
        var changed = (await db.Set<OccurrenceRow>()
            .Where(o => o.SeriesId != null && ids.Contains(o.SeriesId.Value))
            .Where(o => o.State != OccurrenceState.Planned || o.Starts != o.Slot || o.Title != null || o.Venue != null || o.Speaker != null || o.Note != null)
            .OrderBy(o => o.Slot).Take(Most).ToListAsync(ct)).ToLookup(o => o.SeriesId!.Value);
        return [.. rows.SelectMany(r => SeriesEvents.Of(words, r.a, r.s, changed[r.s.Id]))];
    }

    private static FeedEvent Event(AgendaCard card, Uri host) => new(
        SeriesEvents.Uid(card.Id),
        card.State == AgendaState.Cancelled ? 1 : 0,
        card.Starts,
        card.Starts,
        card.Ends,
        card.Title,
        card.Where,
        "",
        new Uri(host, card.Address).AbsoluteUri,
        card.State == AgendaState.Cancelled ? FeedStatus.Cancelled : FeedStatus.Confirmed)
    {
        AllDay = card.AllDay,
    };
}
