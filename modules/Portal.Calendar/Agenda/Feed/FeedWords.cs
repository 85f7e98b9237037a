using Microsoft.Extensions.Localization;
using Portal.Calendar.Texts;

namespace Portal.Calendar.Agenda.Feed;

/// <summary>What a calendar program shows of an activity.</summary>
internal sealed class FeedWords(IStringLocalizer<CalendarTexts> texts, Uri host)
{
    /// <summary>An event of an activity; <paramref name="time"/>'s own words win where it has some.</summary>
    public FeedEvent Event(ActivityRow activity, OccurrenceRow? time, string uid, int sequence, DateTime starts, DateTime ends) => new(
        uid,
        sequence,
        time is not null && time.ChangedAt > activity.ChangedAt ? time.ChangedAt : activity.ChangedAt,
        starts,
        ends,
        time?.Title ?? activity.Title,
        string.Join(' ', new[] { time?.Venue ?? activity.Venue, time?.Venue is null ? activity.Address : "" }.Where(p => p.Length > 0)),
        string.Join('\n', Lines(activity, time).Where(p => p.Length > 0)),
        new Uri(host, $"/calendar/activity/{activity.Id}").AbsoluteUri,
        time?.State == OccurrenceState.Cancelled ? FeedStatus.Cancelled : FeedStatus.Confirmed);

    private IEnumerable<string> Lines(ActivityRow activity, OccurrenceRow? time)
    {
        yield return time?.Reason ?? "";
        yield return time?.Note ?? "";
        yield return activity.Words;
        yield return (time?.Speaker ?? activity.Speaker) is { Length: > 0 } speaker ? texts["feed.speaker", speaker] : "";
        yield return activity.Bring.Length > 0 ? texts["feed.bring", activity.Bring] : "";
        yield return activity.Phone.Length > 0 ? texts["feed.phone", activity.Phone] : "";
    }
}
