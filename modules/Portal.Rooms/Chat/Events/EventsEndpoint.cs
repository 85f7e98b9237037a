using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Portal.Rooms.Chat.Events;

/// <summary>
/// GET /rooms/events/ID: comments as server-sent events. <c>Last-Event-ID</c>, else <c>?after=</c>, is the last number that
/// the reader has. 204 tells an EventSource not to come back: the episode has ended or is not there.
/// </summary>
/// <remarks>
/// Stands before everything else that the site does with a request: it is the same for everybody, asks for no account and
/// no language, and each stage behind which ten thousand viewers wait would cost its memory ten thousand times.
/// </remarks>
internal sealed class EventsEndpoint(Feeds feeds) : IStartupFilter
{
    private const string Path = "/rooms/events";

    // What the kernel keeps for a viewer that does not read; comments are small.
    private const int SendBuffer = 32 * 1024;

    /// <inheritdoc />
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(later => http => IdOf(http.Request) is { } id ? ServeAsync(id, http) : later(http));
        next(app);
    };

    private async Task ServeAsync(Guid episodeId, HttpContext http)
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["X-Accel-Buffering"] = "no"; // nginx passes events on at once
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        if (HttpProtocol.IsHttp11(http.Request.Protocol) && http.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
            socket.SendBufferSize = SendBuffer;
        if (!await feeds.ServeAsync(episodeId, After(http.Request), http))
            http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static Guid? IdOf(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Path.StartsWithSegments(Path, out var rest) && Guid.TryParse(rest.Value.AsSpan().TrimStart('/'), out var id)
            ? id
            : null;

    private static long? After(HttpRequest request) =>
        Number(request.Headers["Last-Event-ID"]) ?? Number(request.Query["after"]);

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
