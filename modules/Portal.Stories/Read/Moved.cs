using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Portal.Content.Read;

namespace Portal.Stories.Read;

/// <summary>An address at which nothing stands: where it moved to, or not found.</summary>
internal static class Moved
{
    public static async Task GoAsync(PublishedItems items, NavigationManager navigation, HttpContext? http, string type, string slug)
    {
        if (await items.MovedAsync(type, slug) is { } address && http is { Response.HasStarted: false })
        {
            http.Response.StatusCode = StatusCodes.Status301MovedPermanently;
            http.Response.Headers.Location = address;
            return;
        }

        navigation.NotFound();
    }
}
