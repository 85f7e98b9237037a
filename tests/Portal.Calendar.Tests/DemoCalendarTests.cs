using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Calendar.Agenda;
using Portal.Calendar.Series;
using Portal.Calendar.Venues;
using Portal.Kit.Time;
using Portal.Storage.Recipes;
using Portal.Testing;

namespace Portal.Calendar.Tests;

/// <summary>The demo's calendar in the whole site: other modules' events, a venue with its picture, an activity with one, a series.</summary>
public sealed class DemoCalendarTests : IAsyncLifetime
{
    private readonly PortalFactory site = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        await site.Services.GetRequiredService<RecipeImporter>().ImportAsync(Path.Combine(PortalFactory.Repository, "site", "Portal.Site", "Recipes", "demo"), Ct);

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_notice_stands_on_its_day_beside_episodes_and_activities_and_goes_out_with_the_feed()
    {
        using var browser = site.Browser();
        var day = ChinaTime.LocalDay(TimeProvider.System.UtcNow()).AddDays(2);
        var page = await GetAsync(browser, $"/calendar/day/{day:yyyy-MM-dd}");
        Assert.Contains("href=\"/notices/liuxi-jianxiu\"", page, StringComparison.Ordinal);
        Assert.Contains("给老伴儿照张相", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/notices/", await GetAsync(browser, $"/calendar/day/{day:yyyy-MM-dd}?place=maichuan%2Fqinghe%2Fshiqiao%2F"), StringComparison.Ordinal);
        var list = await GetAsync(browser, "/calendar/list");
        Assert.Contains("/notices/liuxi-jianxiu", list, StringComparison.Ordinal);
        Assert.Contains("href=\"/rooms/qinghe/", list, StringComparison.Ordinal);
        var feed = await GetAsync(browser, "/calendar/feed.ics");
        Assert.Contains($"DTSTART;VALUE=DATE:{day:yyyyMMdd}", feed, StringComparison.Ordinal);
        Assert.Contains("/rooms/qinghe/", feed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Activity_and_venue_show_their_pictures_with_words_and_the_venue_its_address_and_telephone()
    {
        using var browser = site.Browser();
        await using var db = site.Store.Open();
        var activity = await db.Set<ActivityRow>().SingleAsync(a => a.PictureId != null, Ct);
        var page = await GetAsync(browser, $"/calendar/activity/{activity.Id}");
        Assert.Contains("alt=\"窗上贴着红窗花，桌边两位老人带一个孩子剪纸\"", page, StringComparison.Ordinal);
        await IsPictureAsync(browser, page);
        Assert.Contains("每周", page, StringComparison.Ordinal);
        Assert.Equal(3, await db.Set<OccurrenceRow>().CountAsync(o => o.ActivityId == activity.Id && o.SeriesId != null, Ct));

        var venue = await db.Set<VenueRow>().SingleAsync(v => v.PictureId != null, Ct);
        var there = await db.Set<ActivityRow>().FirstAsync(a => a.VenueId == venue.Id, Ct);
        Assert.Equal((venue.Name, venue.Address, venue.Phone), (there.Venue, there.Address, there.Phone));
        Assert.Contains($"/calendar/venue/{venue.Id}", await GetAsync(browser, $"/calendar/activity/{there.Id}"), StringComparison.Ordinal);
        var place = await GetAsync(browser, $"/calendar/venue/{venue.Id}");
        Assert.Contains("村口大槐树往东五十米", place, StringComparison.Ordinal);
        Assert.Contains("href=\"tel:0900-1234561\"", place, StringComparison.Ordinal);
        await IsPictureAsync(browser, place);
    }

    [Fact]
    public async Task The_demos_series_are_rules_whose_times_are_there()
    {
        await using var db = site.Store.Open();
        var series = await db.Set<SeriesRow>().OrderBy(s => s.Rule).ToListAsync(Ct);
        Assert.Equal(["FREQ=WEEKLY;COUNT=3", "FREQ=WEEKLY;COUNT=8"], series.Select(s => s.Rule));
        Assert.Equal(8, await db.Set<OccurrenceRow>().CountAsync(o => o.SeriesId == series[1].Id, Ct));
    }

    private static async Task IsPictureAsync(HttpClient browser, string page)
    {
        var source = page.Split("class=\"photo\"")[1].Split("src=\"")[1].Split('"')[0];
        using var picture = await browser.GetAsync(new Uri(source, UriKind.Relative), Ct);
        Assert.Equal((HttpStatusCode.OK, "image/webp"), (picture.StatusCode, picture.Content.Headers.ContentType?.MediaType));
    }

    private static async Task<string> GetAsync(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Ct);
    }
}
