using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Portal.Rooms.Chat.Events;

/// <summary>
/// GET /rooms/events/ID: comments as server-sent events. <c>Last-Event-ID</c>, else <c>?after=</c>, is the last number that
/// the reader has. 204 tells an EventSource not to come back: the episode has ended or is not there.
/// </summary>
internal static class EventsEndpoint
{
    public static void MapEvents(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/rooms/events/{episodeId:guid}", HandleAsync);

    private static async Task HandleAsync(Guid episodeId, HttpContext http, Feeds feeds)
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no"; // nginx passes events on at once
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        if (!await feeds.ServeAsync(episodeId, After(http.Request), http))
            http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static long? After(HttpRequest request) =>
        Number(request.Headers["Last-Event-ID"]) ?? Number(request.Query["after"]);

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
