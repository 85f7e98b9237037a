using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;
using Portal.Calendar.Texts;
using Portal.Kit.Places;

namespace Portal.Calendar.Agenda.Feed;

internal static class FeedEndpoints
{
    private const string MediaType = "text/calendar; charset=utf-8";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/calendar/feed.ics", AllAsync);
        endpoints.MapGet("/calendar/feed.rss", RssAsync);
        endpoints.MapGet("/calendar/activity/{id:guid}/feed.ics", OneAsync);
        endpoints.MapGet("/calendar/mine/{person:guid}/{key}/feed.ics", MineAsync);
    }

    private static async Task<IResult> AllAsync(
        HttpContext http, FeedReader feeds, IPlaces places, IStringLocalizer<CalendarTexts> texts, string? place, string? theme, string? team)
    {
        if (await FilterAsync(places, place, theme, team, http.RequestAborted) is not { } found)
            return Results.NotFound();
        var name = string.Join(" · ", new[] { found.Place ?? "", found.Filter.Theme is { } about ? texts[$"theme.{about}"] : "", found.Filter.Team, texts["feed.title"] }.Where(p => p.Length > 0));
        return Text(http, await feeds.WriteAsync(found.Filter, null, Host(http), name, http.RequestAborted), MediaType, "calendar.ics");
    }

    private static async Task<IResult> OneAsync(HttpContext http, FeedReader feeds, Guid id) =>
        Text(http, await feeds.WriteAsync(new AgendaFilter(), id, Host(http), null, http.RequestAborted), MediaType, "calendar.ics");

    private static async Task<IResult> RssAsync(HttpContext http, NewsFeed news, IPlaces places, string? place, string? theme, string? team) =>
        await FilterAsync(places, place, theme, team, http.RequestAborted) is { } found
            ? Text(http, await news.WriteAsync(found.Filter, Host(http), http.RequestAborted), "application/rss+xml; charset=utf-8", null)
            : Results.NotFound();

    private static async Task<IResult> MineAsync(HttpContext http, OwnFeed own, Guid person, string key)
    {
        if (await own.WriteAsync(person, key, Host(http), http.RequestAborted) is not { } text)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Bytes(Encoding.UTF8.GetBytes(text), MediaType, "mine.ics");
    }

    // Null when the place is none: a feed of nowhere would stay empty for ever without a word.
    private static async Task<(AgendaFilter Filter, string? Place)?> FilterAsync(IPlaces places, string? place, string? theme, string? team, CancellationToken ct)
    {
        var found = string.IsNullOrEmpty(place) ? null : await places.FindByPathAsync(place, ct);
        if ((found is null && !string.IsNullOrEmpty(place)) || team?.Length > 40)
            return null;
        return (new AgendaFilter(found?.Path ?? "", AgendaFilter.ThemeOf(theme), Team: team?.Trim() ?? ""), found?.Name);
    }

    // Calendars ask every hour: what has not changed is answered without the body.
    private static IResult Text(HttpContext http, string text, string type, string? name)
    {
        http.Response.Headers.CacheControl = "public, max-age=300";
        var body = Encoding.UTF8.GetBytes(text);
        return Results.Bytes(body, type, name, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..32]}\""));
    }

    private static Uri Host(HttpContext http) => new($"{http.Request.Scheme}://{http.Request.Host}");
}
