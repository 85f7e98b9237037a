using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Kit.Streams;
using Portal.Live.Flv;
using Portal.Live.Hls;
using Portal.Live.Listen;
using Portal.Live.Metrics;
using Portal.Live.Recording;
using Portal.Live.Streams;

namespace Portal.Live;

/// <summary>Addresses under <c>/live</c>, <c>/replay</c> and <c>/metrics</c>. A name that does not play costs a look into a dictionary.</summary>
internal sealed class LiveEndpoints(StreamHub hub, AddressSeal seal, HlsEndpoint hls, ReplayEndpoint replay, MetricsEndpoint metrics, CrossOrigin crossOrigin)
{
    /// <summary>Maps them.</summary>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        Get(endpoints, "/live/{name}.flv", WithWebSockets(endpoints, context =>
            Play(context, false, (c, s) => FlvEndpoint.PlayAsync(c, s, seal.MayPreview(c.Request, s.Plan.PlayName)))));
        Get(endpoints, "/live/{name}.aac", context => Play(context, false, ListenEndpoint.PlayAsync));
        Get(endpoints, "/live/{name}/{file}", context => Play(context, true, hls.ServeAsync));
        Get(endpoints, "/replay/{stream}/{file}", replay.ServeAsync);
        endpoints.MapMethods("/metrics/live", ["GET", "HEAD"], metrics.ServeAsync).AllowAnonymous();
    }

    // The module brings its own middleware for WebSockets, as SignalR does, so that the site need not know.
    private static RequestDelegate WithWebSockets(IEndpointRouteBuilder endpoints, RequestDelegate handler)
    {
        var pipeline = endpoints.CreateApplicationBuilder();
        pipeline.UseWebSockets();
        pipeline.Run(handler);
        return pipeline.Build();
    }

    // CONNECT is a WebSocket over HTTP/2.
    private void Get(IEndpointRouteBuilder endpoints, string pattern, RequestDelegate handler)
    {
        endpoints.MapMethods(pattern, ["GET", "HEAD", "CONNECT"], context =>
        {
            crossOrigin.Allow(context);
            return handler(context);
        }).AllowAnonymous();
        endpoints.MapMethods(pattern, ["OPTIONS"], crossOrigin.PreflightAsync).AllowAnonymous();
    }

    private Task Play(HttpContext context, bool evenAfterEnd, Func<HttpContext, LiveStream, Task> play)
    {
        if (context.GetRouteValue("name") is not string name || hub.FindByName(name) is not { } stream || (stream.IsFinished && !evenAfterEnd))
            return Refuse(context, StatusCodes.Status404NotFound);
        return stream.Plan.Access == StreamAccess.Public || seal.MayPlay(context.Request, name)
            ? play(context, stream)
            : Refuse(context, StatusCodes.Status403Forbidden);
    }

    private static Task Refuse(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
