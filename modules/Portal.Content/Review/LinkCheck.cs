using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Portal.Content.Items;
using Portal.Content.Markup;
using Portal.Content.Texts;
using Portal.Content.Types;
using Portal.Storage.Database;

namespace Portal.Content.Review;

/// <summary>Dead links: addresses of this site at which nothing stands, and other sites that did not answer when they were visited.</summary>
internal sealed class LinkCheck(ContentTypes types, OutsideLinks outside, IServiceProvider services, IStringLocalizer<ContentTexts> texts)
{
    /// <summary>Visits the links to other sites, so that <see cref="FindAsync"/> knows. Takes a few seconds at most; outside of any write.</summary>
    public Task VisitAsync(ItemText text, CancellationToken ct) => outside.VisitAsync([.. MarkdownPage.Inspect(text.Body).Links.Where(IsOutside)], ct);

    public async Task<IReadOnlyList<Finding>> FindAsync(PortalDb db, IEnumerable<string> links, CancellationToken ct)
    {
        List<Finding> dead = [];
        foreach (var link in links.Distinct().Take(100))
        {
            if (IsOutside(link) ? outside.IsDead(link) : link.StartsWith('/') && !await StandsAsync(db, link.Split('?', '#')[0], ct))
                dead.Add(new Finding(false, texts["check.dead", link.Length > 80 ? link[..80] : link]));
        }

        return dead;
    }

    private async Task<bool> StandsAsync(PortalDb db, string path, CancellationToken ct)
    {
        foreach (var type in types.All)
        {
            var folder = type.AddressPattern[..(type.AddressPattern.LastIndexOf('/') + 1)];
            if (!path.StartsWith(folder, StringComparison.Ordinal) || path.Length == folder.Length)
                continue;
            var slug = Uri.UnescapeDataString(path[folder.Length..]);
            return await db.Set<ItemRow>().AnyAsync(i => i.Type == type.Key && i.Slug == slug && i.PublishedVersionId != null, ct)
                || await db.Set<SlugRow>().AnyAsync(s => s.Type == type.Key && s.Slug == slug, ct);
        }

        return path.StartsWith("/media/", StringComparison.Ordinal) || IsPage(path);
    }

    // Any page of the site whose pattern the path fits; without pages (a tool, a test) every path is believed.
    private bool IsPage(string path) => services.GetService<EndpointDataSource>() is not { Endpoints.Count: > 0 } pages
        || pages.Endpoints.OfType<RouteEndpoint>().Any(e => e.RoutePattern.RawText is { } pattern && !pattern.Contains("{*", StringComparison.Ordinal)
            && new TemplateMatcher(new RouteTemplate(e.RoutePattern), []).TryMatch(path, []));

    private static bool IsOutside(string link) => link.StartsWith("http", StringComparison.OrdinalIgnoreCase);
}
