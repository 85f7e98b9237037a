using Microsoft.EntityFrameworkCore;
using Portal.Calendar.Agenda;
using Portal.Calendar.Plan.Copy;
using Portal.Calendar.Plan.Table;
using Portal.Kit.Tables;
using Portal.Testing;

namespace Portal.Calendar.Tests.Plan.Table;

public class PlanTableTests
{
    private const string Head = "日期\t开始\t结束\t名称\t主题\t地方\t地点\t要报名\t人数\t说明\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_plan_pasted_from_excel_becomes_drafts_with_their_times(OnDatabase on)
    {
        await using var host = await CalendarHost.StartAsync(on);
        var report = await ImportAsync(host, Head
            + "2026-10-20\t9:00\t11:00\t剪纸课\t学手艺\t柳溪村\t实践站\t是\t15\t\"红纸、\"\"剪刀\"\"站里有。\n自带老花镜\"\r\n"
            + "2026/10/27\t9：00\t11:00\t剪纸课\t学手艺\t柳溪村\t实践站\t是\t15\t\n"
            + "\n"
            + "10月30日\t0.375\t\t义诊\t义诊\t石桥村\t卫生室\t\t\t\n");
        Assert.Equal(2, report.Imported);
        await using var db = host.Store.Open();
        var activities = await db.Set<ActivityRow>().Include(a => a.Occurrences).OrderBy(a => a.Title).ToListAsync(Ct);
        Assert.All(activities, a => Assert.False(a.IsPublished));
        var cut = activities.Single(a => a.Title == "剪纸课");
        Assert.Equal((2, "红纸、\"剪刀\"站里有。\n自带老花镜", 15), (cut.Occurrences.Count, cut.Words, cut.Occurrences[0].Capacity));
        Assert.Equal(new DateTime(2026, 10, 30, 1, 0, 0, DateTimeKind.Utc), activities.Single(a => a.Title == "义诊").Occurrences.Single().Starts);
    }

    [Fact]
    public async Task One_wrong_row_and_nothing_is_imported_and_every_wrong_row_says_why()
    {
        await using var host = await CalendarHost.StartAsync();
        var report = await ImportAsync(host, Head
            + "2026-10-20\t9:00\t11:00\t剪纸课\t学手艺\t柳溪村\t实践站\t是\t15\t\n"
            + "2026-02-30\t9:00\t11:00\t剪纸课\t学手艺\t柳溪村\t实践站\t是\t15\t\n"
            + "2026-10-21\t25:00\t11:00\t手机课\t看电影\t火星村\t实践站\t是\t很多\t\n"
            + "2026-10-20\t9:00\t11:00\t剪纸课\t学手艺\t柳溪村\t实践站\t是\t15\t\n"
            + "2026-10-22\t9:00\t8:00\t反了\t学手艺\t柳溪村\t实践站\t是\t15\t\n"
            + "2026-10-22\t9:00\t11:00\t\t学手艺\t柳溪村\t实践站\t是\t15\t\n");
        Assert.Equal(0, report.Imported);
        Assert.Equal([0, 1, 4, 1, 1, 1], report.Rows.Select(r => r.Problems.Count));
        Assert.Equal([2, 3, 4, 5, 6, 7], report.Rows.Select(r => r.Number));
        Assert.Contains("2026-02-30", report.Rows[1].Problems[0], StringComparison.Ordinal);
        await using var db = host.Store.Open();
        Assert.Empty(await db.Set<ActivityRow>().ToListAsync(Ct));
    }

    [Fact]
    public async Task The_same_plan_pasted_twice_is_not_doubled()
    {
        await using var host = await CalendarHost.StartAsync();
        const string plan = Head + "2026-10-20\t9:00\t11:00\t剪纸课\t学手艺\t柳溪村\t实践站\t是\t15\t\n";
        Assert.Equal(1, (await ImportAsync(host, plan)).Imported);
        var again = await ImportAsync(host, plan);
        Assert.Equal((0, 1), (again.Imported, again.Rows[0].Problems.Count));
    }

    [Fact]
    public async Task Nobody_imports_for_a_place_outside_of_their_own()
    {
        await using var host = await CalendarHost.StartAsync();
        var grid = PastedTable.Read(Head + "2026-10-20\t9:00\t11:00\t剪纸课\t学手艺\t柳溪村\t实践站\t是\t15\t\n")!;
        foreach (var stranger in new[] { CalendarHost.Villager(), CalendarHost.Editor("qinghe/shiqiao/") })
            Assert.Equal(0, (await host.Get<ImportPlan>().HandleAsync(stranger, grid, import: true, Ct)).Imported);
    }

    [Fact]
    public async Task Too_many_rows_and_endless_texts_are_refused()
    {
        await using var host = await CalendarHost.StartAsync();
        Assert.Null(PastedTable.Read(new string('a', PastedTable.Longest + 1)));
        var many = await ImportAsync(host, Head + string.Concat(Enumerable.Range(0, 501).Select(i => $"2026-10-20\t9:00\t11:00\t课{i}\t学手艺\t柳溪村\t实践站\t是\t15\t\n")));
        Assert.Equal(0, many.Imported);
    }

    [Fact]
    public async Task What_is_sent_to_excel_is_read_again()
    {
        await using var host = await CalendarHost.StartAsync();
        await host.PlanTuesdaysAsync(3);
        var rows = await host.Get<PlanSheet>().RowsAsync(CalendarHost.Editor(), new DateOnly(2026, 10, 1), Ct);
        Assert.Equal(2, rows.Count);
        using var file = new MemoryStream();
        await ExcelWriter.WriteAsync(file, [new Sheet("计划", PlanColumns.Heads(CalendarHost.Texts()), rows)], Ct);
        file.Position = 0;
        var read = await ExcelReader.ReadAsync(file, new TableCaps(), Ct);
        var report = await host.Get<ImportPlan>().HandleAsync(CalendarHost.Editor(), [.. read.Select(r => new GridRow(r.Number, [.. r.Cells.Select(c => c.Text)]))], import: false, Ct);
        // Everything fits, only that it is there already.
        Assert.Equal(CalendarHost.Texts()["table.known"].Value, Assert.Single(report.Rows[0].Problems));
        Assert.Empty(await host.Get<PlanSheet>().RowsAsync(CalendarHost.Villager(), new DateOnly(2026, 10, 1), Ct));
    }

    [Fact]
    public async Task A_month_is_copied_by_weekday_as_drafts_once()
    {
        await using var host = await CalendarHost.StartAsync();
        await host.PlanAsync();
        await host.PlanTuesdaysAsync(2);
        var copy = host.Get<CopyMonth>();
        Assert.Equal(1, (await copy.HandleAsync(CalendarHost.Editor(), new DateOnly(2026, 10, 1), new DateOnly(2026, 11, 1), Ct)).Value);
        Assert.Equal(0, (await copy.HandleAsync(CalendarHost.Editor(), new DateOnly(2026, 10, 1), new DateOnly(2026, 11, 1), Ct)).Value);
        Assert.Equal(0, (await copy.HandleAsync(CalendarHost.Villager(), new DateOnly(2026, 10, 1), new DateOnly(2026, 12, 1), Ct)).Value);
        Assert.False((await copy.HandleAsync(CalendarHost.Editor(), new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 1), Ct)).IsDone);
        await using var db = host.Store.Open();
        var copied = await db.Set<ActivityRow>().Include(a => a.Occurrences).SingleAsync(a => !a.IsPublished, Ct);
        // Sunday 18 October is the third Sunday.
        Assert.Equal(new DateOnly(2026, 11, 15), copied.Occurrences.Single().Day);
    }

    [Theory]
    [InlineData("2026-10-13", "2026-11-01", "2026-11-10")]
    [InlineData("2026-10-30", "2026-11-01", "2026-11-27")]
    [InlineData("2026-10-01", "2026-11-01", "2026-11-05")]
    [InlineData("2026-01-31", "2026-02-01", "2026-02-28")]
    public void A_day_becomes_the_same_weekday_of_the_month(string day, string month, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, null), CopyMonth.SameWeekday(DateOnly.Parse(day, null), DateOnly.Parse(month, null)));

    private static Task<PlanReport> ImportAsync(StorageHost host, string text) =>
        host.Get<ImportPlan>().HandleAsync(CalendarHost.Editor(), PastedTable.Read(text)!, import: true, Ct);
}
