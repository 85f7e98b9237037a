using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Portal.Content.Items;
using Portal.Content.Types;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Content.Feeds;

/// <summary>The sitemap (sitemaps.org 0.9): list pages and the newest items, at most 20,000.</summary>
internal sealed class Sitemap(PortalStore store, ContentTypes types)
{
    private const int Most = 20_000;
    private static readonly XNamespace Xmlns = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public async Task<XDocument> WriteAsync(string root, CancellationToken ct)
    {
        await using var db = store.Open();
        var items = await db.Set<ItemRow>().Where(i => i.PublishedVersionId != null && i.Slug != null)
            .OrderByDescending(i => i.PublishedAt).Take(Most).Select(i => new { i.Type, i.Slug, i.PublishedAt }).ToListAsync(ct);
        return new XDocument(new XElement(
            Xmlns + "urlset",
            types.All.Select(t => Page(root + t.ListAddress, null)).Prepend(Page(root + "/", null)),
            items.Where(i => types.Find(i.Type) is not null).Select(i => Page(root + types.Find(i.Type)!.Address(i.Slug!), i.PublishedAt))));
    }

    private static XElement Page(string address, DateTime? changed) => new(
        Xmlns + "url",
        new XElement(Xmlns + "loc", address),
        changed is { } at ? new XElement(Xmlns + "lastmod", ChinaTime.Iso(at)) : null);
}
