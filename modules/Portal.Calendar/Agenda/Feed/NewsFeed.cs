using System.Globalization;
using System.Text;
using System.Xml;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Calendar.Texts;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Calendar.Agenda.Feed;

/// <summary>What is newly planned, as RSS 2.0: activities with their next time, the newest first.</summary>
internal sealed class NewsFeed(PortalStore store, TimeProvider clock, IStringLocalizer<CalendarTexts> texts)
{
    private const int Most = 50;

    /// <summary>The feed of a filter. <paramref name="host"/>: scheme and host of the portal.</summary>
    public async Task<string> WriteAsync(AgendaFilter filter, Uri host, CancellationToken ct = default)
    {
        var now = clock.UtcNow();
        await using var db = store.Open();
        var rows = await filter.Activities(db)
            .Select(a => new { Activity = a, Next = db.Set<OccurrenceRow>().Where(o => o.ActivityId == a.Id && o.Ends > now && o.State != OccurrenceState.Cancelled).OrderBy(o => o.Starts).FirstOrDefault() })
            .Where(r => r.Next != null).OrderByDescending(r => r.Activity.At).Take(Most).ToListAsync(ct);
        var output = new StringBuilder();
        using (var xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("rss");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteStartElement("channel");
            xml.WriteElementString("title", texts["feed.title"]);
            xml.WriteElementString("link", new Uri(host, "/calendar").AbsoluteUri);
            xml.WriteElementString("description", texts["month.about"]);
            foreach (var row in rows)
                Item(xml, row.Activity, row.Next!, host);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + output;
    }

    private void Item(XmlWriter xml, ActivityRow activity, OccurrenceRow next, Uri host)
    {
        var local = ChinaTime.ToLocal(next.Starts);
        xml.WriteStartElement("item");
        xml.WriteElementString("title", Clean(activity.Title));
        xml.WriteElementString("link", new Uri(host, $"/calendar/activity/{activity.Id}").AbsoluteUri);
        xml.WriteElementString("description", Clean(texts["feed.next", local.Month, local.Day, local.ToString("H:mm", CultureInfo.InvariantCulture), next.Venue ?? activity.Venue] + "\n" + activity.Words));
        xml.WriteElementString("category", texts[$"theme.{activity.Theme}"]);
        xml.WriteElementString("pubDate", activity.At.ToString("R", CultureInfo.InvariantCulture));
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(activity.Id.ToString());
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    // Control characters cannot stand in XML at all.
    private static string Clean(string text) => string.Concat(text.Where(XmlConvert.IsXmlChar));
}
