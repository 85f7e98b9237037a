using Microsoft.Net.Http.Headers;

namespace Portal.Site.Web.Guard;

/// <summary>The headers that every answer carries, from the first day.</summary>
internal static class SecurityHeaders
{
    /// <summary>
    /// BootstrapBlazor, Vditor, hls.js and video play under it. Inline styles are needed by the components; inline
    /// scripts and event handlers are not allowed anywhere.
    /// </summary>
    public const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        + "media-src 'self' blob:; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    // Hold-to-talk, going on air from the browser, a photo's place; nothing else.
    private const string PermissionsPolicy =
        "camera=(self), microphone=(self), geolocation=(self), display-capture=(self), payment=(), usb=()";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(static state =>
        {
            var headers = ((HttpContext)state).Response.Headers;
            // An endpoint that hands out files may be stricter.
            headers.TryAdd(HeaderNames.ContentSecurityPolicy, ContentSecurityPolicy);
            headers[HeaderNames.XContentTypeOptions] = "nosniff";
            headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
            headers["Permissions-Policy"] = PermissionsPolicy;
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            return Task.CompletedTask;
        }, context);
        return next(context);
    });
}
