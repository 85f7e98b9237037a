using System.Globalization;
using System.Xml.Linq;

namespace Portal.Content.Feeds;

/// <summary>RSS 2.0.</summary>
internal static class RssFeed
{
    public static XDocument Write(Feed feed) => new(
        new XElement(
            "rss",
            new XAttribute("version", "2.0"),
            new XElement(
                "channel",
                new XElement("title", feed.Title),
                new XElement("link", feed.Address),
                new XElement("description", feed.Title),
                new XElement("language", "zh-cn"),
                feed.Entries.Select(Item))));

    private static XElement Item(FeedEntry entry) => new(
        "item",
        new XElement("title", entry.Title),
        new XElement("link", entry.Address),
        new XElement("guid", new XAttribute("isPermaLink", "false"), entry.Id),
        new XElement("category", entry.PlaceName),
        new XElement("description", entry.Summary),
        new XElement("pubDate", entry.At.ToString("R", CultureInfo.InvariantCulture)));
}
