using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Calendar.Register;
using Portal.Calendar.Texts;
using Portal.Kit.Time;
using Portal.Storage.Database;
using Portal.Storage.Secrets;

namespace Portal.Calendar.Agenda.Feed;

/// <summary>A person's registrations as a calendar, under an address that nobody guesses: calendar programs cannot sign in.</summary>
internal sealed class OwnFeed(PortalStore store, SecretBox box, TimeProvider clock, IStringLocalizer<CalendarTexts> texts)
{
    private const string Purpose = "calendar.own-feed";
    private const int Most = 500;

    /// <summary>Its address, relative to the root.</summary>
    public string AddressOf(Guid person) => $"/calendar/mine/{person}/{KeyOf(person)}/feed.ics";

    /// <summary>The calendar; null when the key is not this person's. Only what is booked is in it, no names and numbers.</summary>
    public async Task<string?> WriteAsync(Guid person, string key, Uri host, CancellationToken ct = default)
    {
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(KeyOf(person))))
            return null;
        var since = clock.UtcNow().AddMonths(-2);
        await using var db = store.Open();
        var rows = await (
            from registration in db.Set<RegistrationRow>()
            join time in db.Set<OccurrenceRow>() on registration.OccurrenceId equals time.Id
            join activity in db.Set<ActivityRow>() on time.ActivityId equals activity.Id
            where registration.PersonId == person && time.Starts >= since
            orderby time.Starts
            select new { registration, time, activity }).Take(Most).ToListAsync(ct);
        var writer = new CalendarWriter(texts["feed.mine"]);
        var words = new FeedWords(texts, host);
        foreach (var row in rows)
        {
            // A registration taken back raises the sequence, so that the entry vanishes everywhere.
            var back = row.registration.State == RegistrationState.Cancelled;
            var item = words.Event(row.activity, row.time, SeriesEvents.Uid(row.registration.Id), row.time.Sequence * 2 + (back ? 1 : 0), row.time.Starts, row.time.Ends);
            writer.Add(item with
            {
                Address = new Uri(host, $"/calendar/registration/{row.registration.Id}").AbsoluteUri,
                Status = back || item.Status == FeedStatus.Cancelled ? FeedStatus.Cancelled
                    : row.registration.State == RegistrationState.Seated ? FeedStatus.Confirmed : FeedStatus.Tentative,
            });
        }
        return writer.Finish();
    }

    private string KeyOf(Guid person) => box.Fingerprint(Purpose, person.ToString())[..32];
}
