using Portal.Moderation.Reports;
using Portal.Moderation.Reports.Lane;
using Portal.Testing;

namespace Portal.Moderation.Tests.Reports;

public class ReportsWaitingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task The_desk_counts_reported_things_for_their_own_moderators_and_for_nobody_else(OnDatabase on)
    {
        await using var host = await ModerationHost.StartAsync(on);
        foreach (var subject in new[] { "comment:1", "comment:1", "comment:2" })
            await host.Get<IReports>().FileAsync(ModerationHost.Villager(), new(subject, ModerationHost.Village, "/rooms/1", "不像话", "骂人"), Ct);
        var waiting = new ReportsWaiting(host.Get<ReportLane>(), ModerationHost.Texts());

        var one = Assert.Single(await waiting.ForAsync(ModerationHost.Moderator(), Ct));
        Assert.Equal((2, "/desk/reports"), (one.Count, one.Address));
        Assert.Empty(await waiting.ForAsync(ModerationHost.Moderator("elsewhere/"), Ct));
        Assert.Empty(await waiting.ForAsync(ModerationHost.Villager(), Ct));
    }
}
