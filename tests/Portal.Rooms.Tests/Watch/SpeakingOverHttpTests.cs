using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Kit.People;
using Portal.Rooms.Ask;
using Portal.Rooms.Chat;

namespace Portal.Rooms.Tests.Watch;

/// <summary>What a villager's browser sends to a room, well meant or not.</summary>
public sealed class SpeakingOverHttpTests(VillagerSite site) : IClassFixture<VillagerSite>
{
    private static CancellationToken Ct => VillagerSite.Ct;

    [Fact]
    public async Task Without_script_a_comment_is_said_answered_liked_and_reported()
    {
        await site.OpenAsync();
        using var browser = site.Villager();
        var said = await browser.PostAsync(site.Address, VillagerSite.Form(("name", "王大娘"), ("text", "拌过药的麦种能喂鸡不？")), Ct);
        Assert.Equal(HttpStatusCode.SeeOther, said.StatusCode);
        var seq = said.Headers.Location!.ToString().Split("said=")[1].Split('#')[0];
        var page = await browser.GetStringAsync($"{site.Address}?reply={seq}", Ct);
        Assert.Contains($"name=\"reply\" value=\"{seq}\"", page, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PostAsync(site.Address, VillagerSite.Form(("text", "千万不能喂"), ("reply", seq)), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PostAsync($"{site.Address}/like", VillagerSite.Form(("seq", seq)), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PostAsync($"{site.Address}/report", VillagerSite.Form(("seq", seq), ("kind", "广告、骗人"), ("reason", "卖药的")), Ct)).StatusCode);

        await using var db = site.Store.Open();
        var row = await db.Set<CommentRow>().SingleAsync(c => c.Text == "拌过药的麦种能喂鸡不？", Ct);
        Assert.Equal(1, row.Reports);
        Assert.Equal(row.Id, (await db.Set<CommentRow>().SingleAsync(c => c.Text == "千万不能喂", Ct)).ReplyToId);
        Assert.Equal("广告、骗人：卖药的", (await db.Set<Moderation.Reports.ReportRow>().SingleAsync(r => r.Subject == $"comment:{row.Id}", Ct)).Reason);
        page = await browser.GetStringAsync($"{site.Address}?said={seq}", Ct);
        Assert.Contains($"data-quotes=\"{seq}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_like_is_one_person_one_heart_and_a_second_press_without_script_takes_it_back()
    {
        await site.OpenAsync();
        using var browser = site.Villager();
        browser.DefaultRequestHeaders.Add("Accept", "application/json");
        for (var i = 0; i < 3; i++)
            Assert.Equal((1, true), await LikedAsync(await browser.PostAsync($"{site.Address}/like", VillagerSite.Form(("on", "true")), Ct)));
        using var other = site.Villager();
        other.DefaultRequestHeaders.Add("Accept", "application/json");
        Assert.Equal((2, true), await LikedAsync(await other.PostAsync($"{site.Address}/like", VillagerSite.Form(), Ct)));
        Assert.Equal((1, false), await LikedAsync(await other.PostAsync($"{site.Address}/like", VillagerSite.Form(), Ct)));
    }

    [Theory]
    [InlineData("seq", "999999")]
    [InlineData("seq", "-1")]
    [InlineData("seq", "1 or 1=1")]
    [InlineData("seq", "99999999999999999999999999")]
    public async Task A_made_up_number_is_liked_by_nobody(string field, string value)
    {
        await site.OpenAsync();
        using var browser = site.Villager();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"{site.Address}/like", VillagerSite.Form((field, value)), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync("/rooms/liuxi/4711/like", VillagerSite.Form(), Ct)).StatusCode);
    }

    [Theory]
    [InlineData("\u200b\u200d\ufeff\u2060")]
    [InlineData("\u202e\u2066\u2069")]
    [InlineData("   \u3000 ")]
    public async Task Nothing_that_can_be_seen_is_refused_in_words_with_the_page(string text)
    {
        await site.OpenAsync();
        using var browser = site.Villager();

        var answer = await browser.PostAsync(site.Address, VillagerSite.Form(("text", text)), Ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("role=\"alert\"", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overrides_of_direction_are_taken_out_of_text_and_name()
    {
        await site.OpenAsync();
        using var browser = site.Villager();

        await browser.PostAsync(site.Address, VillagerSite.Form(("text", "今天\u202e讲得好\u2066啊"), ("name", "老\u202e耿")), Ct);

        await using var db = site.Store.Open();
        Assert.Equal("老耿", (await db.Set<CommentRow>().SingleAsync(c => c.Text == "今天讲得好啊", Ct)).Name);
    }

    [Fact]
    public async Task Ten_megabytes_are_refused_and_kept_nowhere()
    {
        await site.OpenAsync();
        using var browser = site.Villager();
        var before = await site.CommentsAsync();

        foreach (var path in new[] { site.Address, $"{site.Address}/like", $"{site.Address}/report", $"{site.Address}/remind" })
        {
            using var body = new StringContent("text=" + new string('a', 10 * 1024 * 1024), Encoding.UTF8, "application/x-www-form-urlencoded");
            Assert.Contains((await browser.PostAsync(path, body, Ct)).StatusCode, new[] { HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.SeeOther });
        }

        Assert.Equal(before, await site.CommentsAsync());
    }

    [Fact]
    public async Task Ten_thousand_posts_of_one_device_leave_a_dozen_and_moderators_still_speak()
    {
        var town = await site.OpenAsync();
        using var browser = site.Villager();
        browser.DefaultRequestHeaders.Add("Accept", "application/json");
        await browser.PostAsync(site.Address, VillagerSite.Form(("text", "先来一句")), Ct);
        var before = await site.CommentsAsync();

        var answers = new int[10_000];
        await Parallel.ForAsync(0, answers.Length, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Ct }, async (i, ct) =>
            answers[i] = (int)(await browser.PostAsync(site.Address, VillagerSite.Form(("text", $"刷屏 {i}")), ct)).StatusCode);

        Assert.All(answers, status => Assert.Contains(status, new[] { 200, 429 }));
        Assert.InRange(await site.CommentsAsync() - before, 0, 60);
        using var moderator = await town.SignedInAsync(site, Role.Moderator, town.Liuxi);
        moderator.DefaultRequestHeaders.Add("Accept", "application/json");
        for (var i = 0; i < 20; i++)
            Assert.Equal(HttpStatusCode.OK, (await moderator.PostAsync(site.Address, VillagerSite.Form(("text", $"大家慢慢说 {i}")), Ct)).StatusCode);
    }

    [Fact]
    public async Task The_wall_is_a_page_of_its_own_that_takes_answers_without_script()
    {
        var town = await site.OpenAsync();
        var director = await town.StaffAsync(Role.Host, town.Liuxi);
        using (var scope = site.Services.CreateScope())
            Assert.True((await scope.ServiceProvider.GetRequiredService<PutQuestion>().AskAsync(director, site.Episode, "晒晒你家的老规矩", "借碗要还", Ct)).IsDone);
        using var browser = site.Villager();

        var answered = await browser.PostAsync($"{site.Address}/wall/1", VillagerSite.Form(("text", "还碗不空。"), ("name", "耿家")), Ct);
        var page = await browser.GetStringAsync($"{site.Address}/wall/1", Ct);

        Assert.Equal($"{site.Address}/wall/1", answered.Headers.Location!.ToString().Split('?')[0]);
        Assert.Contains("还碗不空。", page, StringComparison.Ordinal);
        Assert.Contains("晒晒你家的老规矩", await browser.GetStringAsync(site.Address, Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"{site.Address}/wall/1?by=likes&page=2", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{site.Address}/wall/7", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_visitor_who_wants_a_reminder_is_led_to_sign_in_and_the_calendar_file_needs_no_account()
    {
        await site.OpenAsync();
        using var browser = site.Villager();

        var answer = await browser.PostAsync($"{site.Address}/remind", VillagerSite.Form(("on", "true")), Ct);

        Assert.Equal($"/sign-in?return={Uri.EscapeDataString(site.Address)}", answer.Headers.Location?.ToString());
        Assert.Contains("TRIGGER:-PT10M", await browser.GetStringAsync($"{site.Address}/calendar.ics", Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_sites_form_speaks_likes_and_asks_nothing()
    {
        await site.OpenAsync();
        using var browser = site.Browser();
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        foreach (var path in new[] { site.Address, $"{site.Address}/like", $"{site.Address}/report", $"{site.Address}/remind", $"{site.Address}/wall/1" })
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.PostAsync(path, VillagerSite.Form(("text", "x")), Ct)).StatusCode);
    }

    [Fact]
    public async Task Nothing_is_signed_for_WeChat_without_an_app_id()
    {
        await site.OpenAsync();
        using var browser = site.Villager();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/wechat/signature?url=http://localhost/rooms/liuxi/1", Ct)).StatusCode);
        Assert.DoesNotContain("data-wechat", await browser.GetStringAsync(site.Address, Ct), StringComparison.Ordinal);
    }

    private static async Task<(int Count, bool Mine)> LikedAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        return (body.GetProperty("count").GetInt32(), body.GetProperty("mine").GetBoolean());
    }
}
