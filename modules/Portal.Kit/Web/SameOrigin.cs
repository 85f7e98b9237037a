using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Portal.Kit.Web;

/// <summary>
/// Guards public forms without a token, so that the pages that hold them can be cached: the browser's own words about
/// where a request comes from decide (Fetch Metadata <c>Sec-Fetch-Site</c>, else <c>Origin</c>, else <c>Referer</c>).
/// Session cookies are SameSite=Lax besides.
/// </summary>
public static class SameOrigin
{
    /// <summary>Whether the request was sent by one of our own pages. A request that says nothing at all is refused.</summary>
    public static bool Allows(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
            return site is "same-origin" or "none";
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0)
            origin = request.Headers.Referer.ToString();
        return Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && string.Equals(from.Scheme, request.Scheme, StringComparison.OrdinalIgnoreCase)
            && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Maps a form that villagers send without signing in: POST, same origin only, no antiforgery token. May have the same
    /// address as a page (which is then shown again by <see cref="FormAgain"/> when the form is refused). The sender's
    /// <see cref="Device"/> is set.
    /// </summary>
    public static RouteHandlerBuilder MapPublicForm(this Microsoft.AspNetCore.Routing.IEndpointRouteBuilder endpoints, string pattern, Delegate handler) =>
        endpoints.MapPost(pattern, handler)
            .DisableAntiforgery()
            .WithOrder(-1) // before the page of the same address, which answers GET and POST
            .AddEndpointFilter(async (context, next) =>
            {
                if (!Allows(context.HttpContext.Request))
                    return Results.StatusCode(StatusCodes.Status403Forbidden);
                Device.Ensure(context.HttpContext);
                return await next(context);
            });
}
