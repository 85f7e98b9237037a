using System.Xml.Linq;
using Portal.Kit.Time;

namespace Portal.Content.Feeds;

/// <summary>Atom (RFC 4287).</summary>
internal static class AtomFeed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static XDocument Write(Feed feed) => new(
        new XElement(
            Atom + "feed",
            new XElement(Atom + "title", feed.Title),
            new XElement(Atom + "id", feed.Address),
            new XElement(Atom + "link", new XAttribute("href", feed.Address)),
            new XElement(Atom + "updated", ChinaTime.Iso(feed.Entries.Count > 0 ? feed.Entries.Max(e => e.At) : DateTime.UnixEpoch)),
            new XElement(Atom + "author", new XElement(Atom + "name", feed.Title)),
            feed.Entries.Select(Entry)));

    private static XElement Entry(FeedEntry entry) => new(
        Atom + "entry",
        new XElement(Atom + "title", entry.Title),
        new XElement(Atom + "id", $"urn:uuid:{entry.Id}"),
        new XElement(Atom + "link", new XAttribute("href", entry.Address)),
        new XElement(Atom + "updated", ChinaTime.Iso(entry.At)),
        new XElement(Atom + "summary", entry.Summary));
}
