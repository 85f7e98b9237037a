using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Kit.Episodes;
using Portal.Kit.People;
using Portal.Rooms.Ask;
using Portal.Rooms.Programme;

namespace Portal.Rooms.Tests.Watch;

/// <summary>What the pages of an episode carry for players, for other apps and for the wall.</summary>
public sealed class RoomPageTests(VillagerSite site) : IClassFixture<VillagerSite>
{
    private static CancellationToken Ct => VillagerSite.Ct;

    [Fact]
    public async Task The_card_that_other_apps_draw_is_a_png_or_jpeg_that_is_there()
    {
        await site.OpenAsync();
        using var browser = site.Villager();
        var page = await browser.GetStringAsync(site.Address, Ct);

        var address = After(page, "property=\"og:image\" content=\"");
        using var picture = await browser.GetAsync(new Uri(address).PathAndQuery, Ct);

        Assert.Equal(HttpStatusCode.OK, picture.StatusCode);
        Assert.Equal("image/png", picture.Content.Headers.ContentType?.MediaType);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], (await picture.Content.ReadAsByteArrayAsync(Ct))[..4]);
    }

    [Fact]
    public async Task While_the_host_is_away_players_show_the_rooms_own_picture()
    {
        const string slate = "/media/01890000-0000-7000-8000-000000000001/shaodeng.png";
        await site.OpenAsync();
        await site.Store.WriteAsync(
            async db =>
            {
                await db.Set<RoomRow>().ExecuteUpdateAsync(set => set.SetProperty(r => r.Slate, slate), Ct);
                await db.Set<EpisodeRow>().ExecuteUpdateAsync(set => set.SetProperty(e => e.State, EpisodeState.OnAir).SetProperty(e => e.Interrupted, true), Ct);
            },
            Ct);
        try
        {
            using var browser = site.Villager();
            var page = await browser.GetStringAsync(site.Address + "?said=0", Ct);
            Assert.Contains($"data-slate=\"{slate}\"", page, StringComparison.Ordinal);
            Assert.Contains($"poster=\"{slate}\"", page, StringComparison.Ordinal);
            Assert.Contains("/low.m3u8\"", page, StringComparison.Ordinal);
        }
        finally
        {
            await site.Store.WriteAsync(
                db => db.Set<EpisodeRow>().ExecuteUpdateAsync(set => set.SetProperty(e => e.State, EpisodeState.Announced).SetProperty(e => e.Interrupted, false), Ct), Ct);
        }
    }

    [Fact]
    public async Task The_screen_page_shows_the_question_with_its_answers_until_it_is_taken_off()
    {
        var town = await site.OpenAsync();
        var director = await town.StaffAsync(Role.Host, town.Liuxi);
        using var scope = site.Services.CreateScope();
        var ask = scope.ServiceProvider.GetRequiredService<PutQuestion>();
        Assert.True((await ask.AskAsync(director, site.Episode, "晒晒你家的老规矩", "", Ct)).IsDone);
        using var browser = site.Villager();
        await browser.PostAsync(site.Address, VillagerSite.Form(("text", "借碗要还，还碗不空。"), ("name", "耿家"), ("invitation", "1")), Ct);

        var screen = await browser.GetStringAsync($"{site.Address}/screen", Ct);

        Assert.Equal("1", After(screen, "data-wall-open=\""));
        Assert.Contains(">借碗要还，还碗不空。</q>", screen, StringComparison.Ordinal);
        Assert.True((await ask.TakeOffAsync(director, site.Episode, 1, Ct)).IsDone);
        Assert.DoesNotContain("data-wall-open", await browser.GetStringAsync($"{site.Address}/screen?again", Ct), StringComparison.Ordinal);
    }

    private static string After(string page, string what) => page[(page.IndexOf(what, StringComparison.Ordinal) + what.Length)..].Split('"')[0];
}
