using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Kit.People;

namespace Portal.Rooms.Replay.Captions;

/// <summary>GET /rooms/SLUG/NUMBER/captions.vtt: the captions of a public replay.</summary>
internal static class CaptionsEndpoint
{
    public static void MapCaptions(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/rooms/{slug}/{number:int}/captions.vtt", async (string slug, int number, HttpContext http, KeepCaptions captions, ICurrentUser users, CancellationToken ct) =>
        {
            if (await captions.ForPlayerAsync(slug, number, await users.ReadAsync(ct), ct) is not { } file)
                return Results.NotFound();
            http.Response.Headers.CacheControl = "private, max-age=60";
            return Results.Text(file, "text/vtt", Encoding.UTF8);
        });
}
