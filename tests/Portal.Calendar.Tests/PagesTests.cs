using System.Net;
using Portal.Calendar.Agenda;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Testing;

namespace Portal.Calendar.Tests;

/// <summary>The pages in the whole site.</summary>
public class PagesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_villager_finds_an_activity_registers_without_script_and_takes_it_back()
    {
        await using var site = new PortalFactory();
        var (town, activity, occurrence) = await PlantAsync(site);
        using var browser = site.Browser();
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        Assert.Contains("剪纸课", await browser.GetStringAsync(new Uri("/calendar", UriKind.Relative), Ct), StringComparison.Ordinal);
        Assert.Contains("还能报 12 位", await browser.GetStringAsync(new Uri($"/calendar/activity/{activity}", UriKind.Relative), Ct), StringComparison.Ordinal);

        using var bad = await PostAsync(browser, $"/calendar/activity/{activity}", ("occurrence", occurrence.ToString()), ("name", "王婶"), ("phone", "123"));
        var again = await bad.Content.ReadAsStringAsync(Ct);
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
        Assert.Contains("value=\"王婶\"", again, StringComparison.Ordinal);
        Assert.Contains("id=\"phone-err\"", again, StringComparison.Ordinal);

        using var good = await PostAsync(browser, $"/calendar/activity/{activity}", ("occurrence", occurrence.ToString()), ("name", "王婶"), ("phone", "13800002041"), ("seats", "2"));
        Assert.Equal(HttpStatusCode.SeeOther, good.StatusCode);
        var own = good.Headers.Location!;
        Assert.Contains("报上了", await browser.GetStringAsync(own, Ct), StringComparison.Ordinal);
        Assert.Contains("还能报 10 位", await browser.GetStringAsync(new Uri($"/calendar/activity/{activity}", UriKind.Relative), Ct), StringComparison.Ordinal);

        var (path, key) = (own.OriginalString.Split("?k=")[0], own.OriginalString.Split("?k=")[1]);
        using var stranger = site.Browser();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(new Uri(path, UriKind.Relative), Ct)).StatusCode);
        using var back = await PostAsync(browser, path, ("k", key));
        Assert.Equal(HttpStatusCode.SeeOther, back.StatusCode);
        Assert.Contains("还能报 12 位", await browser.GetStringAsync(new Uri($"/calendar/activity/{activity}", UriKind.Relative), Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_site_cannot_register_anybody_and_odd_addresses_are_not_there()
    {
        await using var site = new PortalFactory();
        var (_, activity, occurrence) = await PlantAsync(site);
        using var browser = site.Browser();
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await PostAsync(browser, $"/calendar/activity/{activity}", ("occurrence", occurrence.ToString()), ("name", "王婶"), ("phone", "13800002041"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        foreach (var address in new[] { "/calendar/2026-99", "/calendar/x", $"/calendar/activity/{Guid.NewGuid()}", "/calendar/feed.ics?place=nowhere" })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(new Uri(address, UriKind.Relative), Ct)).StatusCode);
    }

    [Fact]
    public async Task Staff_see_the_desk_and_villagers_do_not()
    {
        await using var site = new PortalFactory();
        var (town, activity, _) = await PlantAsync(site);
        using var editor = await town.SignedInAsync(site, Role.Editor);
        foreach (var page in new[] { "/desk/activities", $"/desk/activities/{activity}", "/desk/activities/new" })
            Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync(new Uri(page, UriKind.Relative), Ct)).StatusCode);
        using var moderator = await town.SignedInAsync(site, Role.Moderator);
        foreach (var page in new[] { "/desk/words", "/desk/reports", "/desk/notices" })
            Assert.Equal(HttpStatusCode.OK, (await moderator.GetAsync(new Uri(page, UriKind.Relative), Ct)).StatusCode);
        using var villager = await town.SignedInAsync(site);
        Assert.NotEqual(HttpStatusCode.OK, (await villager.GetAsync(new Uri("/desk/activities", UriKind.Relative), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await villager.GetAsync(new Uri("/me/notices", UriKind.Relative), Ct)).StatusCode);
    }

    private static async Task<(Township Town, Guid Activity, Guid Occurrence)> PlantAsync(PortalFactory site)
    {
        var town = await Township.PlantAsync(site.Store);
        var now = TimeProvider.System.UtcNow();
        var activity = new ActivityRow
        {
            Id = Guid.CreateVersion7(),
            PlaceId = town.Liuxi.Id,
            Title = "剪纸课：窗花",
            Venue = "柳溪村实践站",
            TakesRegistrations = true,
            IsPublished = true,
            At = now,
            ChangedAt = now,
        };
        var time = new OccurrenceRow { Id = Guid.CreateVersion7(), ActivityId = activity.Id, Starts = now.AddHours(1), Ends = now.AddHours(2), Capacity = 12, ChangedAt = now };
        activity.Occurrences.Add(time);
        await site.Store.WriteAsync(db =>
        {
            db.Add(activity);
            return Task.CompletedTask;
        });
        return (town, activity.Id, time.Id);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string address, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await browser.PostAsync(new Uri(address, UriKind.Relative), form, Ct);
    }
}
