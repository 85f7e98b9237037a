using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Portal.Content.Read;
using Portal.Content.Types;
using Portal.Kit.Web;

namespace Portal.Content.Feeds;

/// <summary>RSS and Atom of a content type, everywhere or at one place and below, and the sitemap.</summary>
internal static class FeedEndpoints
{
    private const int Entries = 30;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/feeds/{type}.rss", (string type, string? place, FeedSource source, HttpRequest request, CancellationToken ct) =>
            AnswerAsync(source, type, place, request, RssFeed.Write, "application/rss+xml; charset=utf-8", ct));
        endpoints.MapGet("/feeds/{type}.atom", (string type, string? place, FeedSource source, HttpRequest request, CancellationToken ct) =>
            AnswerAsync(source, type, place, request, AtomFeed.Write, "application/atom+xml; charset=utf-8", ct));
        endpoints.MapGet("/sitemap.xml", SitemapAsync);
    }

    private static async Task<IResult> AnswerAsync(
        FeedSource source, string type, string? place, HttpRequest request, Func<Feed, XDocument> write, string contentType, CancellationToken ct) =>
        await source.ReadAsync(type, place, Root(request), Entries, ct) is { } feed ? Xml(write(feed), contentType) : Results.NotFound();

    private static async Task<IResult> SitemapAsync(Sitemap sitemap, HttpRequest request, CancellationToken ct) =>
        Xml(await sitemap.WriteAsync(Root(request), ct), "application/xml; charset=utf-8");

    private static string Root(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";

    private static IResult Xml(XDocument document, string contentType) =>
        Results.Text($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{document}", contentType);
}

/// <summary>What a feed tells.</summary>
/// <param name="Title">Site and type.</param>
/// <param name="Root">Address of the site without closing slash.</param>
/// <param name="Address">Address of the list page.</param>
/// <param name="Entries">Newest first.</param>
internal sealed record Feed(string Title, string Root, string Address, IReadOnlyList<FeedEntry> Entries);

/// <summary>One entry.</summary>
internal sealed record FeedEntry(Guid Id, string Title, string Summary, string Address, string PlaceName, DateTime At);

/// <summary>Reads what a feed tells.</summary>
internal sealed class FeedSource(PublishedItems items, ContentTypes types, ISiteIdentity identity, IStringLocalizerFactory localizers)
{
    public async Task<Feed?> ReadAsync(string typeKey, string? place, string root, int entries, CancellationToken ct)
    {
        if (types.Find(typeKey) is not { } type || place is { Length: > 200 })
            return null;
        var site = await identity.ReadAsync(ct);
        var cards = await items.ListAsync(typeKey, new CardFilter(place), 1, entries, ct);
        var list = type.ListAddress;
        return new Feed(
            $"{site.Name} · {localizers.Create(type.Texts)[type.NameKey]}", root, root + list,
            [.. cards.Cards.Select(c => new FeedEntry(c.Id, c.Title, c.Summary, root + type.Address(c.Slug), c.PlaceName, c.PublishedAt))]);
    }
}
