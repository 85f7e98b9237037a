using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using Portal.Kit.Web;

namespace Portal.Site.Web.Cache;

/// <summary>
/// Which answers the output cache keeps: public pages for visitors who are not signed in. The key holds host, path,
/// query, look (mode, elder version, language) and the encoding; the tags are those that the page named while it rendered.
/// A minute is only the backstop: whoever changes something evicts its tag.
/// </summary>
internal sealed class PageCachePolicy(OutputPageCache cache, TimeProvider clock, IEnumerable<PersonalCookie> personal) : IOutputCachePolicy
{
    /// <summary>Longer queries are answered without the cache, so that made-up ones cannot fill it.</summary>
    public const int LongestQuery = 200;

    private static readonly TimeSpan Backstop = TimeSpan.FromSeconds(60);
    private static readonly object Started = new();

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var allowed = IsAllowed(http);
        context.EnableOutputCaching = allowed;
        context.AllowCacheLookup = allowed;
        context.AllowCacheStorage = allowed;
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = Backstop;
        if (!allowed)
            return ValueTask.CompletedTask;

        // Culture and mode come from cookies, so they have to be in the key by name.
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.VaryByHost = true;
        context.CacheVaryByRules.VaryByValues["look"] = http.RequestServices.GetRequiredService<PageLook>().Key;
        context.CacheVaryByRules.VaryByValues["scheme"] = http.Request.Scheme;
        context.CacheVaryByRules.VaryByValues["encoding"] = Encoding(http.Request.Headers.AcceptEncoding);
        http.Items[Started] = clock.GetTimestamp();

        // A browser's service worker may keep such a page for when there is no network (sw.js).
        http.Response.OnStarting(static state =>
        {
            var http = (HttpContext)state;
            if (IsEverybodys(http))
                http.Response.Headers["Portal-Keep"] = "1";
            return Task.CompletedTask;
        }, http);
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var tags = http.RequestServices.GetRequiredService<PageTags>();
        if (!IsEverybodys(http)
            || http.Items[Started] is not long started
            || !cache.MayStore(tags.All, started))
        {
            context.AllowCacheStorage = false;
            return ValueTask.CompletedTask;
        }

        foreach (var tag in tags.All)
            context.Tags.Add(tag);
        return ValueTask.CompletedTask;
    }

    private static bool IsEverybodys(HttpContext http) =>
        http.Response.StatusCode == StatusCodes.Status200OK
        && !http.RequestServices.GetRequiredService<PageTags>().IsPrivate
        && StringValues.IsNullOrEmpty(http.Response.Headers.SetCookie);

    private bool IsAllowed(HttpContext http)
    {
        var request = http.Request;
        return (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
            && !DeskRoutes.Owns(request.Path)
            && http.User.Identity?.IsAuthenticated != true
            && StringValues.IsNullOrEmpty(request.Headers.Authorization)
            && !personal.Any(p => request.Cookies.ContainsKey(p.Name) && request.Path.StartsWithSegments(p.Path, StringComparison.OrdinalIgnoreCase))
            && (request.QueryString.Value?.Length ?? 0) <= LongestQuery
            && !request.Headers.AcceptEncoding.ToString().Contains("q=0", StringComparison.OrdinalIgnoreCase)
            && !ReadLook.Parameters.Any(request.Query.ContainsKey);
    }

    // What the compression behind the cache will choose. A client that weighs encodings (q=0) passes the cache by.
    private static string Encoding(StringValues accepted)
    {
        var header = accepted.ToString();
        return header.Contains("br", StringComparison.OrdinalIgnoreCase) ? "br"
            : header.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? "gzip"
            : "";
    }
}
