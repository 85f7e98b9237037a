using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Calendar.Agenda;
using Portal.Calendar.CheckIn;
using Portal.Calendar.CheckIn.Door;
using Portal.Calendar.CheckIn.Own;
using Portal.Calendar.Hours;
using Portal.Calendar.Hours.Record;
using Portal.Calendar.Register;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Testing;

namespace Portal.Calendar.Tests;

/// <summary>Taking part in the whole site: screen, check-in, list, hours, certificate, figures.</summary>
public class TakingPartPagesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_the_screen_at_the_door_to_the_certificate_that_anybody_checks()
    {
        await using var site = new PortalFactory();
        var (town, occurrence) = await PlantAsync(site);
        using var editor = await town.SignedInAsync(site, Role.Editor);
        var volunteer = await town.VillagerAsync();
        using var phone = await town.SignInAsync(site, volunteer);
        var codes = site.Services.GetRequiredService<DoorCodes>();
        await site.Services.GetRequiredService<RegisterForOccurrence>().HandleAsync(volunteer, new RegisterRequest(occurrence, "", "", 1), Ct);

        using var stranger = site.Browser();
        stranger.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Uri($"/calendar/door/{occurrence}"), Ct)).StatusCode);
        Assert.Contains("扫一扫", await stranger.GetStringAsync(Uri($"/calendar/door/{occurrence}?k={codes.ScreenKey(occurrence)}"), Ct), StringComparison.Ordinal);
        Assert.Contains("data:image/svg", await stranger.GetStringAsync(Uri($"/calendar/door/{occurrence}/now?k={codes.ScreenKey(occurrence)}"), Ct), StringComparison.Ordinal);

        var code = codes.Draw(occurrence);
        var come = await phone.GetStringAsync(Uri($"/come/{code}"), Ct);
        var pass = come.Split("name=\"pass\" value=\"")[1].Split('"')[0];
        using var done = await PostAsync(phone, $"/come/{code}", ("pass", pass));
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        Assert.Contains("签到好了", await phone.GetStringAsync(done.Headers.Location, Ct), StringComparison.Ordinal);
        Assert.Contains("不是我们的屏幕", await stranger.GetStringAsync(Uri($"/come/{code[..^4]}zzzz"), Ct), StringComparison.Ordinal);
        using var refused = await PostAsync(stranger, $"/come/{code}", ("pass", pass), ("phone", "13900000000"));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Contains("没找到用这个号码报的名", await refused.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);

        await site.Store.WriteAsync(db => db.Set<OccurrenceRow>().Where(o => o.Id == occurrence).ExecuteUpdateAsync(set => set.SetProperty(o => o.Ends, o => o.Starts.AddMinutes(-30)), Ct), Ct);
        Assert.True((await site.Services.GetRequiredService<RecordHours>().HandleAsync(await town.StaffAsync(Role.Editor, town.Qinghe), occurrence, volunteer.Id!.Value, 60, Ct)).IsDone);
        Assert.Contains("等您确认", await phone.GetStringAsync(Uri("/me"), Ct), StringComparison.Ordinal);
        var line = (await site.Services.GetRequiredService<HoursBook>().OfAsync(volunteer.Id!.Value, Ct))[0].Row.Id;
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(stranger, $"/me/hours/{line}", ("accept", "1"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(phone, $"/me/hours/{line}", ("accept", "1"))).StatusCode);
        using var made = await PostAsync(phone, "/me/hours/certificate");
        Assert.Contains("志愿服务时长证明", await phone.GetStringAsync(made.Headers.Location, Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(made.Headers.Location, Ct)).StatusCode);
        var certificate = made.Headers.Location!.OriginalString.Split('/')[^1];
        Assert.Contains("和时长账一致", await stranger.GetStringAsync(Uri($"/certificates?code={certificate}"), Ct), StringComparison.Ordinal);
        Assert.Contains("没有这个验证码", await stranger.GetStringAsync(Uri("/certificates?code=AAAAAAAAAAAA"), Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync(Uri($"/desk/after/{occurrence}"), Ct)).StatusCode);
    }

    [Fact]
    public async Task The_organisers_list_works_without_script_and_takes_batches_once_and_strangers_get_nothing()
    {
        await using var site = new PortalFactory();
        var (town, occurrence) = await PlantAsync(site);
        var made = (await site.Services.GetRequiredService<RegisterForOccurrence>().HandleAsync(CurrentUser.Visitor, new RegisterRequest(occurrence, "周大爷", "13800000009", 2), Ct)).Value!;
        using var editor = await town.SignedInAsync(site, Role.Editor);
        var list = await editor.GetStringAsync(Uri($"/calendar/list/{occurrence}"), Ct);
        Assert.Contains("周大爷", list, StringComparison.Ordinal);
        Assert.DoesNotContain("13800000009", list, StringComparison.Ordinal);
        using var villager = await town.SignedInAsync(site);
        Assert.DoesNotContain("周大爷", await villager.GetStringAsync(Uri($"/calendar/list/{occurrence}"), Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(villager, $"/calendar/list/{occurrence}", ("registration", made.Id.ToString()), ("what", "here"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(editor, $"/calendar/list/{occurrence}", ("registration", made.Id.ToString()), ("what", "here"), ("seats", "2"))).StatusCode);
        var batch = new[] { new { id = Guid.CreateVersion7(), name = "没报名的", what = "here", seats = 1, ago = 1000 } };
        for (var round = 0; round < 3; round++)
            Assert.Equal(HttpStatusCode.OK, (await editor.PostAsJsonAsync(Uri($"/calendar/list/{occurrence}/marks"), batch, Ct)).StatusCode);
        using var visitor = site.Browser();
        visitor.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.PostAsJsonAsync(Uri($"/calendar/list/{occurrence}/marks"), batch, Ct)).StatusCode);
        var own = site.Services.GetRequiredService<OwnCodes>().Write(made.Id);
        Assert.Contains("记到了", await editor.GetStringAsync(Uri($"/calendar/own/{own}"), Ct), StringComparison.Ordinal);
        Assert.DoesNotContain("记到了", await villager.GetStringAsync(Uri($"/calendar/own/{own}"), Ct), StringComparison.Ordinal);
        await using var db = site.Store.Open();
        Assert.Equal([1, 2], await db.Set<AttendanceRow>().OrderBy(a => a.Seats).Select(a => a.Seats).ToListAsync(Ct));
    }

    [Fact]
    public async Task Figures_are_public_and_are_taken_away_as_CSV_and_Excel()
    {
        await using var site = new PortalFactory();
        var (_, occurrence) = await PlantAsync(site);
        await site.Store.WriteAsync(db =>
        {
            db.Add(new AttendanceRow { Id = Guid.CreateVersion7(), OccurrenceId = occurrence, Who = "w:1", Seats = 4, State = Attendance.Late, At = TimeProvider.System.UtcNow(), MarkedAt = TimeProvider.System.UtcNow() });
            return db.Set<OccurrenceRow>().ExecuteUpdateAsync(set => set.SetProperty(o => o.Ends, o => o.Starts.AddMinutes(-30)), Ct);
        }, Ct);
        using var browser = site.Browser();
        Assert.Contains("活动数据", await browser.GetStringAsync(Uri("/calendar/figures"), Ct), StringComparison.Ordinal);
        Assert.Contains("4 人次", await browser.GetStringAsync(Uri("/calendar/wall"), Ct), StringComparison.Ordinal);
        var csv = await browser.GetStringAsync(Uri("/calendar/figures.csv"), Ct);
        Assert.Contains("柳溪村,学手艺,1,4,0,0,0,", csv.Replace("\r", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var workbook = await browser.GetByteArrayAsync(Uri("/calendar/figures.xlsx"), Ct);
        Assert.Equal([(byte)'P', (byte)'K'], workbook[..2]);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(Uri("/calendar/figures.csv?place=nowhere"), Ct)).StatusCode);
        foreach (var odd in new[] { "?month=9999-99", "?month=2999-01", "?place=nowhere", "?month=%00" })
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Uri("/calendar/figures" + odd), Ct)).StatusCode);
    }

    private static Uri Uri(string address) => new(address, UriKind.Relative);

    private static async Task<(Township Town, Guid Occurrence)> PlantAsync(PortalFactory site)
    {
        var town = await Township.PlantAsync(site.Store);
        var now = TimeProvider.System.UtcNow();
        var activity = new ActivityRow { Id = Guid.CreateVersion7(), PlaceId = town.Liuxi.Id, Theme = ActivityTheme.Classes, Title = "剪纸课", Venue = "柳溪村实践站", TakesRegistrations = true, IsPublished = true, At = now, ChangedAt = now };
        var time = new OccurrenceRow { Id = Guid.CreateVersion7(), ActivityId = activity.Id, Starts = now.AddMinutes(5), Ends = now.AddHours(2), Capacity = 12, ChangedAt = now };
        activity.Occurrences.Add(time);
        await site.Store.WriteAsync(db =>
        {
            db.Add(activity);
            return Task.CompletedTask;
        }, Ct);
        return (town, time.Id);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string address, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await browser.PostAsync(Uri(address), form, Ct);
    }
}
