using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts;
using Portal.Calendar.After;
using Portal.Calendar.After.Look;
using Portal.Calendar.After.Rate;
using Portal.Calendar.After.Report;
using Portal.Calendar.CheckIn.List;
using Portal.Calendar.Figures;
using Portal.Calendar.Hours.Accept;
using Portal.Calendar.Hours.Record;
using Portal.Calendar.Me;
using Portal.Calendar.Register;
using Portal.Content;
using Portal.Content.Items;
using Portal.Kit.Figures;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Moderation;
using Portal.Notices;
using Portal.Stories;
using Portal.Testing;

namespace Portal.Calendar.Tests.After;

public class AfterTests
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Closing_the_list_keeps_those_who_did_not_come_as_no_shows_and_may_be_put_right(OnDatabase on)
    {
        await using var host = await CalendarHost.StartAsync(on);
        var (occurrence, here, absent) = await HeldAsync(host);
        var (editor, reports) = (CalendarHost.Editor(), host.Get<SaveReport>());
        Assert.Equal(RefusalKind.NotFound, (await reports.CloseAsync(CalendarHost.Editor("qinghe/shiqiao/"), occurrence, Ct)).Refusal!.Kind);
        for (var round = 0; round < 2; round++)
            Assert.True((await reports.CloseAsync(editor, occurrence, Ct)).IsDone);
        var after = (await host.Get<ReadAfter>().FindAsync(editor, occurrence, Ct))!;
        Assert.Equal((2, 0, 1, 0), (after.Here, after.Late, after.NoShows, after.Unmarked));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.Get<MarkAttendance>().HandleAsync(editor, occurrence, [new Mark(Guid.CreateVersion7(), absent.Id, null, null, "late", 1, 0)], Ct);
        after = (await host.Get<ReadAfter>().FindAsync(editor, occurrence, Ct))!;
        Assert.Equal((2, 1, 0), (after.Here, after.Late, after.NoShows));
    }

    [Fact]
    public async Task Only_who_came_rates_once_after_the_end_by_account_or_by_link()
    {
        await using var host = await CalendarHost.StartAsync();
        var (occurrence, here, absent) = await HeldAsync(host);
        var rate = host.Get<RateOccurrence>();
        async Task<RefusalKind?> RateAsync(CurrentUser user, Guid id, string? key, int face = 3, string words = "") => (await rate.HandleAsync(user, id, key, face, words, Ct)).Refusal?.Kind;
        Assert.Equal(RefusalKind.NotFound, await RateAsync(CalendarHost.Villager(), here.Id, null));
        Assert.Equal(RefusalKind.NotFound, await RateAsync(CurrentUser.Visitor, here.Id, "guessed"));
        Assert.Equal(RefusalKind.Forbidden, await RateAsync(CurrentUser.Visitor, absent.Id, absent.Key));
        Assert.Equal(RefusalKind.Invalid, await RateAsync(CurrentUser.Visitor, here.Id, here.Key, 4));
        Assert.Equal(RefusalKind.TooLarge, await RateAsync(CurrentUser.Visitor, here.Id, here.Key, 3, new string('好', 201)));
        Assert.Null(await RateAsync(CurrentUser.Visitor, here.Id, here.Key, 3, "窗花好看"));
        Assert.Equal(RefusalKind.Conflict, await RateAsync(CurrentUser.Visitor, here.Id, here.Key, 1));
        var after = (await host.Get<ReadAfter>().FindAsync(CalendarHost.Editor(), occurrence, Ct))!;
        Assert.Equal((1, 1, "窗花好看"), (after.Best, after.Rated, after.Words[0].Words));
        host.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(RefusalKind.Conflict, await RateAsync(CurrentUser.Visitor, absent.Id, absent.Key));
    }

    [Fact]
    public async Task The_report_is_shown_only_when_staff_say_so_and_an_older_page_does_not_overwrite_it()
    {
        await using var host = await CalendarHost.StartAsync();
        var (occurrence, _, _) = await HeldAsync(host);
        var (editor, reports) = (CalendarHost.Editor(), host.Get<SaveReport>());
        Assert.True((await reports.SaveAsync(editor, occurrence, "来了不少人", 5, false, 0, Ct)).IsDone);
        Assert.Null(await host.Get<ReadLook>().FindAsync(occurrence, Ct));
        Assert.Equal(RefusalKind.Conflict, (await reports.SaveAsync(editor, occurrence, "旧的", 0, true, 0, Ct)).Refusal!.Kind);
        Assert.True((await reports.SaveAsync(editor, occurrence, "来了不少人", 5, true, 1, Ct)).IsDone);
        Assert.Equal(7, (await host.Get<ReadLook>().FindAsync(occurrence, Ct))!.Came);
        Assert.Equal(RefusalKind.TooLarge, (await reports.SaveAsync(editor, occurrence, new string('长', 1001), 0, true, 2, Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Invalid, (await reports.SaveAsync(editor, occurrence, "", 5001, true, 2, Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await reports.SaveAsync(CalendarHost.Villager(), occurrence, "", 0, true, 2, Ct)).Refusal!.Kind);
    }

    [Fact]
    public async Task A_report_becomes_one_draft_article_however_often_it_is_pressed()
    {
        await using var host = await StorageHost.StartAsync(
            OnDatabase.Sqlite, [new AccountsModule(), new ModerationModule(), new NoticesModule(), new ContentModule(), new StoriesModule(), new CalendarModule()]);
        await CalendarHost.PlantAsync(host);
        var (occurrence, _, _) = await HeldAsync(host);
        var editor = CalendarHost.Editor();
        Assert.Equal("words", (await host.Get<BecomeArticle>().HandleAsync(editor, occurrence, Ct)).Refusal!.Field);
        await host.Get<SaveReport>().SaveAsync(editor, occurrence, "大伙儿剪了一下午。\n贴了满满一墙。", 3, true, 0, Ct);
        var first = (await host.Get<BecomeArticle>().HandleAsync(editor, occurrence, Ct)).Value;
        Assert.Equal(first, (await host.Get<BecomeArticle>().HandleAsync(editor, occurrence, Ct)).Value);
        Assert.Equal(RefusalKind.NotFound, (await host.Get<SaveReport>().AddPhotoAsync(editor, occurrence, Guid.CreateVersion7(), Ct)).Refusal!.Kind);
        await using var db = host.Store.Open();
        var version = await db.Set<VersionRow>().SingleAsync(Ct);
        Assert.Contains("5 人次", version.Body, StringComparison.Ordinal);
        Assert.Contains("贴了满满一墙。", version.Body, StringComparison.Ordinal);
        Assert.Equal($"/desk/stories/{version.ItemId}", first);
    }

    [Theory, BothDatabases]
    public async Task Figures_count_who_came_accepted_hours_and_ratings_and_nothing_else(OnDatabase on)
    {
        await using var host = await CalendarHost.StartAsync(on);
        var (occurrence, here, _) = await HeldAsync(host);
        await host.PlanAsync(ahead: TimeSpan.FromDays(1));
        var (served, volunteer) = await Hours.LedgerTests.ServedAsync(host);
        var accepted = (await host.Get<RecordHours>().HandleAsync(CalendarHost.Editor(), served, volunteer.Id!.Value, 90, Ct)).Value;
        await host.Get<AnswerHours>().HandleAsync(volunteer, accepted, true, "", Ct);
        await host.Get<RateOccurrence>().HandleAsync(CurrentUser.Visitor, here.Id, here.Key, 3, "", Ct);
        await host.Get<SaveReport>().SaveAsync(CalendarHost.Editor(), occurrence, "", 4, true, 0, Ct);
        var figures = await host.Get<ReadActivityFigures>().ReadAsync(new DateOnly(2026, 10, 1), "", Ct);
        Assert.Equal(new ActivityTally(2, 2 + 4 + 1, 90, 1, 1), figures.All);
        var rated = (await host.Services.GetServices<IRatings>().Single().BetweenAsync(host.Now().AddDays(-9), host.Now(), "qinghe/", Ct))!;
        Assert.Equal((1, 1), (rated.Best, rated.Of));
        Assert.Null(await host.Services.GetServices<IRatings>().Single().BetweenAsync(host.Now().AddDays(-9), host.Now(), "qinghe/shiqiao/", Ct));
        Assert.Equal("柳溪村", Assert.Single(figures.ByPlace).Name);
        Assert.Equal((12, 7), (figures.ByMonth.Count, figures.ByMonth[^1].Tally.People));
        Assert.Equal(0, (await host.Get<ReadActivityFigures>().ReadAsync(new DateOnly(2026, 10, 1), "qinghe/shiqiao/", Ct)).All.Times);
        Assert.Equal(0, (await host.Get<ReadActivityFigures>().ReadAsync(new DateOnly(2026, 9, 1), "", Ct)).All.Times);
    }

    [Fact]
    public async Task A_person_takes_everything_away_and_leaves_no_name_behind_while_counts_and_ledger_stay()
    {
        await using var host = await CalendarHost.StartAsync();
        var (served, volunteer) = await Hours.LedgerTests.ServedAsync(host);
        var (_, coming) = await host.PlanAsync();
        await host.Get<RegisterForOccurrence>().HandleAsync(volunteer, new RegisterRequest(coming, "王秀英", "", 2), Ct);
        var entry = (await host.Get<RecordHours>().HandleAsync(CalendarHost.Editor(), served, volunteer.Id!.Value, 60, Ct)).Value;
        await host.Get<AnswerHours>().HandleAsync(volunteer, entry, false, "我姓王不姓汪", Ct);
        var data = host.Services.GetServices<IPersonalData>().OfType<CalendarPersonalData>().Single();
        var export = JsonSerializer.Serialize(await data.ExportAsync(volunteer.Id!.Value, Ct), Readable);
        Assert.Contains("王秀英", export, StringComparison.Ordinal);
        Assert.Contains("我姓王不姓汪", export, StringComparison.Ordinal);
        for (var round = 0; round < 2; round++)
            await data.EraseAsync(volunteer.Id!.Value, Ct);
        export = JsonSerializer.Serialize(await data.ExportAsync(volunteer.Id!.Value, Ct), Readable);
        Assert.DoesNotContain("王", export, StringComparison.Ordinal);
        Assert.Equal("", (await host.Get<ReadList>().FindAsync(CalendarHost.Editor(), coming, Ct))!.Guests[0].Name);
        Assert.Null(await data.ExportAsync(Guid.CreateVersion7(), Ct));
    }

    /// <summary>An activity that is over: two places came with the first registration, one registration is not noted.</summary>
    private static async Task<(Guid Occurrence, Registered Here, Registered Absent)> HeldAsync(StorageHost host)
    {
        var (_, occurrence) = await host.PlanAsync(ahead: TimeSpan.FromMinutes(10));
        var register = host.Get<RegisterForOccurrence>();
        var here = (await register.HandleAsync(CurrentUser.Visitor, new RegisterRequest(occurrence, "甲", "13800000001", 2), Ct)).Value!;
        var absent = (await register.HandleAsync(CurrentUser.Visitor, new RegisterRequest(occurrence, "乙", "13800000002", 1), Ct)).Value!;
        await host.Get<MarkAttendance>().HandleAsync(CalendarHost.Editor(), occurrence, [new Mark(Guid.CreateVersion7(), here.Id, null, null, "here", 2, 0)], Ct);
        host.Clock.Advance(TimeSpan.FromHours(3));
        return (occurrence, here, absent);
    }
}
