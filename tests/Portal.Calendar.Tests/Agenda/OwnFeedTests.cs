using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Calendar.Agenda;
using Portal.Calendar.Register;
using Portal.Kit.Time;
using Portal.Testing;

namespace Portal.Calendar.Tests.Agenda;

/// <summary>One's own registrations as a calendar: the link on 我的, what is behind it, and for whom.</summary>
public class OwnFeedTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_link_on_my_page_opens_without_signing_in_holds_what_I_booked_and_no_name()
    {
        await using var site = new PortalFactory();
        var town = await Township.PlantAsync(site.Store);
        var villager = await town.VillagerAsync();
        using var phone = await town.SignInAsync(site, villager);
        var occurrence = await PlantAsync(site, town);
        Assert.DoesNotContain("/calendar/mine/", await phone.GetStringAsync(Uri("/me"), Ct), StringComparison.Ordinal);
        var made = (await site.Services.GetRequiredService<RegisterForOccurrence>().HandleAsync(villager, new RegisterRequest(occurrence, "", "", 2), Ct)).Value!;

        var link = (await phone.GetStringAsync(Uri("/me"), Ct)).Split("href=\"/calendar/mine/")[1].Split('"')[0];
        using var program = site.Browser();
        using var answer = await program.GetAsync(Uri($"/calendar/mine/{link}"), Ct);
        Assert.Equal(("text/calendar", "private, no-store"), (answer.Content.Headers.ContentType?.MediaType, answer.Headers.CacheControl?.ToString().Replace("no-store, private", "private, no-store", StringComparison.Ordinal)));
        var feed = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Contains("SUMMARY:剪纸课", feed, StringComparison.Ordinal);
        Assert.Contains("STATUS:CONFIRMED", feed, StringComparison.Ordinal);
        Assert.Contains($"UID:{made.Id}@calendar.portal", feed, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:0", feed, StringComparison.Ordinal);
        Assert.DoesNotContain(villager.Name, feed, StringComparison.Ordinal);

        Assert.True((await site.Services.GetRequiredService<CancelRegistration>().HandleAsync(villager, made.Id, null, Ct)).IsDone);
        var back = await program.GetStringAsync(Uri($"/calendar/mine/{link}"), Ct);
        Assert.Contains("STATUS:CANCELLED", back, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:1", back, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guessed_key_and_somebody_elses_number_open_nothing()
    {
        await using var site = new PortalFactory();
        var town = await Township.PlantAsync(site.Store);
        var (mine, other) = (await town.VillagerAsync(), await town.VillagerAsync());
        var own = site.Services.GetRequiredService<Portal.Calendar.Agenda.Feed.OwnFeed>().AddressOf(mine.Id!.Value);
        using var browser = site.Browser();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Uri(own), Ct)).StatusCode);
        foreach (var forged in new[] { own.Replace(mine.Id.ToString()!, other.Id.ToString(), StringComparison.Ordinal), $"/calendar/mine/{mine.Id}/{new string('a', 32)}/feed.ics", $"/calendar/mine/{mine.Id}/x/feed.ics" })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(Uri(forged), Ct)).StatusCode);
    }

    private static Uri Uri(string address) => new(address, UriKind.Relative);

    private static async Task<Guid> PlantAsync(PortalFactory site, Township town)
    {
        var now = TimeProvider.System.UtcNow();
        var activity = new ActivityRow { Id = Guid.CreateVersion7(), PlaceId = town.Liuxi.Id, Theme = ActivityTheme.Classes, Title = "剪纸课", Venue = "柳溪村实践站", TakesRegistrations = true, IsPublished = true, At = now, ChangedAt = now };
        var time = new OccurrenceRow { Id = Guid.CreateVersion7(), ActivityId = activity.Id, Starts = now.AddDays(1), Ends = now.AddDays(1).AddHours(2), Capacity = 12, ChangedAt = now };
        activity.Occurrences.Add(time);
        await site.Store.WriteAsync(db =>
        {
            db.Add(activity);
            return Task.CompletedTask;
        }, Ct);
        return time.Id;
    }
}
