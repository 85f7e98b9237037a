using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Portal.Kit.Time;
using Portal.Rooms.Programme;
using Portal.Storage.Database;

namespace Portal.Rooms.Watch;

/// <summary>Small files beside an episode's page: its QR code and its calendar entry (RFC 5545).</summary>
internal static class FilesEndpoint
{
    public static void MapEpisodeFiles(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/rooms/{slug}/{number:int}/qr.svg", QrAsync);
        endpoints.MapGet("/rooms/{slug}/{number:int}/calendar.ics", CalendarAsync);
    }

    private static async Task<IResult> QrAsync(string slug, int number, HttpContext http, PortalStore store, CancellationToken ct)
    {
        await using var db = store.Open();
        if (await EpisodeFacts.FindAsync(db, slug, number, ct) is not { } facts)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Text(QrSvg.Of($"{http.Request.Scheme}://{http.Request.Host}{facts.Address}"), "image/svg+xml", Encoding.UTF8);
    }

    private static async Task<IResult> CalendarAsync(string slug, int number, HttpContext http, PortalStore store, TimeProvider clock, CancellationToken ct)
    {
        await using var db = store.Open();
        if (await EpisodeFacts.FindAsync(db, slug, number, ct) is not { } facts)
            return Results.NotFound();
        http.Response.Headers[HeaderNames.ContentDisposition] = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"{slug}-{number}.ics\"");
        var address = $"{http.Request.Scheme}://{http.Request.Host}{facts.Address}";
        return Results.Text(CalendarFile.Of(facts, address, clock.UtcNow()), "text/calendar", Encoding.UTF8);
    }
}
