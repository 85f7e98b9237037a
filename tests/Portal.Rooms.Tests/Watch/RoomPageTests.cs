using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Kit.Episodes;
using Portal.Kit.People;
using Portal.Rooms.Ask;
using Portal.Rooms.Chat;
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

    [Fact]
    public async Task A_replay_of_a_busy_hour_shows_its_comments_in_windows_none_lost_none_twice()
    {
        await site.OpenAsync();
        var started = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2);
        var old = Guid.CreateVersion7();
        await site.Store.WriteAsync(
            async db =>
            {
                var like = await db.Set<EpisodeRow>().AsNoTracking().SingleAsync(e => e.Id == site.Episode, Ct);
                (like.Id, like.Number, like.State, like.StartedAt, like.EndedAt, like.KeyPrint, like.PlayName) = (old, 99, EpisodeState.Ended, started, started.AddHours(1), "print-of-99", "play-of-99");
                db.Add(like);
                db.Add(new LogHeadRow { EpisodeId = old, Last = 1200 });
                db.AddRange(Enumerable.Range(1, 1200).Select(n => new CommentRow
                {
                    Id = Guid.CreateVersion7(),
                    EpisodeId = old,
                    Seq = n,
                    Name = "王大娘",
                    Text = $"第 {n} 句",
                    State = CommentState.Passed,
                    Second = n / 2,
                    At = started.AddSeconds(n / 2),
                    ShownAt = started.AddSeconds(n / 2),
                }));
            },
            Ct);
        using var browser = site.Villager();
        HashSet<string> seen = [];
        var windows = 0;
        for (var from = "0"; from.Length > 0; windows++)
        {
            var page = await browser.GetStringAsync($"/rooms/liuxi/99?from={from}", Ct);
            var numbers = System.Text.RegularExpressions.Regex.Matches(page, "第 ([0-9]+) 句").Select(m => m.Groups[1].Value).ToList();
            Assert.InRange(numbers.Count, 1, 500);
            seen.UnionWith(numbers);
            from = page.Contains("data-next=\"", StringComparison.Ordinal) ? After(page, "data-next=\"") : "";
        }

        Assert.Equal(1200, seen.Count);
        Assert.Equal(3, windows);
    }

    private static string After(string page, string what) => page[(page.IndexOf(what, StringComparison.Ordinal) + what.Length)..].Split('"')[0];
}
