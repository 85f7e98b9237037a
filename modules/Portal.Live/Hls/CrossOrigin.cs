using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Portal.Live.Hls;

/// <summary>
/// Which pages of other sites may play (Fetch standard, "CORS protocol"), by <see cref="LiveOptions.AllowedOrigins"/>. Media
/// and playlists carry no credentials, so everybody is the usual answer.
/// </summary>
internal sealed class CrossOrigin(LiveOptions options)
{
    private readonly bool allowsAll = options.AllowedOrigins.Contains("*");

    /// <summary>Writes the answer's headers.</summary>
    public void Allow(HttpContext context)
    {
        var headers = context.Response.Headers;
        if (allowsAll)
        {
            headers.AccessControlAllowOrigin = "*";
        }
        else
        {
            headers.Append(HeaderNames.Vary, HeaderNames.Origin);
            if (context.Request.Headers.Origin is [{ } origin] && options.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase))
                headers.AccessControlAllowOrigin = origin;
        }

        headers.AccessControlExposeHeaders = "Content-Length, Content-Range, ETag";
    }

    /// <summary>Answers the question that a browser asks beforehand.</summary>
    public Task PreflightAsync(HttpContext context)
    {
        Allow(context);
        context.Response.Headers.AccessControlAllowMethods = "GET, HEAD";
        context.Response.Headers.AccessControlAllowHeaders = "Range, If-None-Match, If-Range";
        context.Response.Headers.AccessControlMaxAge = "86400";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
