using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Kit.Streams;
using Portal.Live.Flv;
using Portal.Live.Hls;
using Portal.Live.Recording;
using Portal.Live.Streams;

namespace Portal.Live;

/// <summary>Addresses under <c>/live</c>. A name that does not play costs a look into a dictionary.</summary>
internal static class LiveEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder endpoints, StreamHub hub, HlsEndpoint hls, ReplayEndpoint replay)
    {
        Get(endpoints, "/live/{name}.flv", context => Play(context, hub, FlvEndpoint.PlayAsync));
        Get(endpoints, "/live/{name}/{file}", context => Play(context, hub, hls.ServeAsync, evenAfterEnd: true));
        Get(endpoints, "/replay/{stream}/{file}", replay.ServeAsync);
    }

    private static void Get(IEndpointRouteBuilder endpoints, string pattern, RequestDelegate handler) =>
        endpoints.MapMethods(pattern, ["GET", "HEAD"], handler).AllowAnonymous();

    private static Task Play(HttpContext context, StreamHub hub, Func<HttpContext, LiveStream, Task> play, bool evenAfterEnd = false)
    {
        if (context.GetRouteValue("name") is not string name || hub.FindByName(name) is not { } stream || (stream.IsFinished && !evenAfterEnd))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        if (stream.Plan.Access == StreamAccess.Public)
            return play(context, stream);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
