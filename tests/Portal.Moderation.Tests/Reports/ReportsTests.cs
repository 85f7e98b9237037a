using Portal.Kit.Outcomes;
using Portal.Moderation.Reports;
using Portal.Moderation.Reports.Lane;
using Portal.Testing;

namespace Portal.Moderation.Tests.Reports;

public class ReportsTests
{
    private static readonly ReportRequest Comment = new("comment:1", ModerationHost.Village, "/rooms/1", "不像话", "骂人");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task The_same_person_reporting_again_at_once_or_later_changes_nothing(OnDatabase on)
    {
        await using var host = await ModerationHost.StartAsync(on);
        var reports = host.Get<IReports>();
        var villager = ModerationHost.Villager("device-1");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => reports.FileAsync(villager, Comment, Ct), Ct)));
        Assert.All(outcomes, o => Assert.True(o.IsDone));
        await reports.FileAsync(ModerationHost.Villager(), Comment with { Reason = "广告" }, Ct);
        var thing = (await host.Get<ReportLane>().ListAsync(ModerationHost.Moderator(), open: true, 0, Ct)).Single();
        Assert.Equal(2, thing.Count);
        Assert.Equal(["骂人", "广告"], thing.Reasons);
    }

    [Theory, BothDatabases]
    public async Task A_moderator_closes_all_reports_of_a_thing_once(OnDatabase on)
    {
        await using var host = await ModerationHost.StartAsync(on);
        await host.Get<IReports>().FileAsync(ModerationHost.Villager(), Comment, Ct);
        await host.Get<IReports>().FileAsync(ModerationHost.Villager(), Comment, Ct);
        var lane = host.Get<ReportLane>();
        var moderator = ModerationHost.Moderator();
        Assert.Equal(1, await lane.OpenAsync(moderator, Ct));
        Assert.True((await lane.ResolveAsync(moderator, "comment:1", ReportOutcome.Removed, "删了", Ct)).IsDone);
        Assert.Equal(RefusalKind.Conflict, (await lane.ResolveAsync(moderator, "comment:1", ReportOutcome.Kept, "", Ct)).Refusal!.Kind);
        Assert.Empty(await lane.ListAsync(moderator, open: true, 0, Ct));
        Assert.Equal(ReportOutcome.Removed, (await lane.ListAsync(moderator, open: false, 0, Ct)).Single().Outcome);
    }

    [Fact]
    public async Task Moderators_of_another_village_and_strangers_see_and_close_nothing()
    {
        await using var host = await ModerationHost.StartAsync();
        await host.Get<IReports>().FileAsync(ModerationHost.Villager(), Comment, Ct);
        var lane = host.Get<ReportLane>();
        foreach (var other in new[] { ModerationHost.Moderator("qinghe/shiqiao/"), ModerationHost.Villager() })
        {
            Assert.Empty(await lane.ListAsync(other, open: true, 0, Ct));
            Assert.Equal(RefusalKind.Conflict, (await lane.ResolveAsync(other, "comment:1", ReportOutcome.Kept, "", Ct)).Refusal!.Kind);
        }
    }

    [Fact]
    public async Task A_report_without_reason_or_too_long_is_refused()
    {
        await using var host = await ModerationHost.StartAsync();
        var reports = host.Get<IReports>();
        Assert.Equal(RefusalKind.Invalid, (await reports.FileAsync(ModerationHost.Villager(), Comment with { Reason = " " }, Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Invalid, (await reports.FileAsync(ModerationHost.Villager(), Comment with { Reason = new string('长', 201) }, Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Invalid, (await reports.FileAsync(ModerationHost.Villager(), Comment with { Subject = new string('x', 101) }, Ct)).Refusal!.Kind);
    }
}
