using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Kit.Places;

namespace Portal.Calendar.Agenda.Feed;

internal static class FeedEndpoints
{
    private const string MediaType = "text/calendar; charset=utf-8";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/calendar/feed.ics", AllAsync);
        endpoints.MapGet("/calendar/activity/{id:guid}/feed.ics", OneAsync);
    }

    private static async Task<IResult> AllAsync(HttpContext http, FeedReader feeds, IPlaces places, string? place, string? theme)
    {
        var found = string.IsNullOrEmpty(place) ? null : await places.FindByPathAsync(place, http.RequestAborted);
        if (found is null && !string.IsNullOrEmpty(place))
            return Results.NotFound();
        var filter = new AgendaFilter(found?.Path ?? "", AgendaFilter.ThemeOf(theme));
        return Calendar(http, await feeds.WriteAsync(filter, null, Host(http), http.RequestAborted));
    }

    private static async Task<IResult> OneAsync(HttpContext http, FeedReader feeds, Guid id) =>
        Calendar(http, await feeds.WriteAsync(new AgendaFilter(), id, Host(http), http.RequestAborted));

    private static IResult Calendar(HttpContext http, string text)
    {
        http.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Bytes(Encoding.UTF8.GetBytes(text), MediaType, "calendar.ics");
    }

    private static Uri Host(HttpContext http) => new($"{http.Request.Scheme}://{http.Request.Host}");
}
