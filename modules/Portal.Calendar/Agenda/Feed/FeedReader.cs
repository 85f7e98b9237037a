using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Places;
using Portal.Calendar.Texts;
using Portal.Kit.Episodes;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Calendar.Agenda.Feed;

/// <summary>The events of a feed: from two months ago to a year ahead, cancelled ones included, so that they vanish from calendars.</summary>
internal sealed class FeedReader(PortalStore store, TimeProvider clock, IStringLocalizer<CalendarTexts> texts, IEpisodes? episodes = null)
{
    private const int Most = 2_000;

    /// <summary>The calendar of a filter, or of one activity.</summary>
    /// <param name="filter">Place and theme.</param>
    /// <param name="activityId">Only this one; null for all.</param>
    /// <param name="host">Scheme and host of the portal, without a slash at the end.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<string> WriteAsync(AgendaFilter filter, Guid? activityId, Uri host, CancellationToken ct = default)
    {
        var (from, to) = (clock.UtcNow().AddMonths(-2), clock.UtcNow().AddYears(1));
        var writer = new CalendarWriter(texts["feed.title"]);
        await using var db = store.Open();
        var activities = db.Set<ActivityRow>().Where(a => a.IsPublished);
        if (activityId is not null)
            activities = activities.Where(a => a.Id == activityId);
        if (filter.PlacePath.Length > 0)
            activities = activities.Where(a => db.PlacesWithin(filter.PlacePath).Contains(a.PlaceId));
        if (filter.Theme is { } theme)
            activities = activities.Where(a => a.Theme == theme);
        var rows = await db.Set<OccurrenceRow>().Where(o => o.Starts >= from && o.Starts < to)
            .Join(activities, o => o.ActivityId, a => a.Id, (o, a) => new { o, a }).OrderBy(r => r.o.Starts).Take(Most).ToListAsync(ct);
        foreach (var row in rows)
            writer.Add(Event(row.a, row.o, host));
        if (activityId is null && filter.Theme is null && episodes is not null)
        {
            foreach (var card in await episodes.BetweenAsync(filter.PlacePath, from, to, ct))
                writer.Add(Event(card, host));
        }
        return writer.Finish();
    }

    private FeedEvent Event(ActivityRow activity, OccurrenceRow time, Uri host) => new(
        Uid(time.Id),
        time.Sequence,
        time.ChangedAt > activity.ChangedAt ? time.ChangedAt : activity.ChangedAt,
        time.Starts,
        time.Ends,
        activity.Title,
        string.Join(' ', new[] { activity.Venue, activity.Address }.Where(p => p.Length > 0)),
        string.Join('\n', new[]
        {
            time.Reason ?? "",
            activity.Words,
            activity.Bring.Length > 0 ? texts["feed.bring", activity.Bring].Value : "",
            activity.Phone.Length > 0 ? texts["feed.phone", activity.Phone].Value : "",
        }.Where(p => p.Length > 0)),
        new Uri(host, $"/calendar/activity/{activity.Id}").AbsoluteUri,
        time.State == OccurrenceState.Cancelled);

    private static FeedEvent Event(EpisodeCard card, Uri host) => new(
        Uid(card.Id),
        card.State == EpisodeState.Cancelled ? 1 : 0,
        card.Starts,
        card.Starts,
        card.Ends > card.Starts ? card.Ends : card.Starts.AddHours(1),
        card.Title,
        card.RoomName,
        "",
        new Uri(host, card.Address).AbsoluteUri,
        card.State == EpisodeState.Cancelled);

    // The same under every name by which the portal is reached.
    private static string Uid(Guid id) => $"{id}@calendar.portal";
}
