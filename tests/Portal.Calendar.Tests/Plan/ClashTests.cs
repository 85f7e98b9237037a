using Portal.Calendar.Plan.Clash;
using Portal.Kit.Time;

namespace Portal.Calendar.Tests.Plan;

public class ClashTests
{
    [Fact]
    public async Task Venue_team_and_speaker_are_missed_at_the_same_hour_only()
    {
        await using var host = await CalendarHost.StartAsync();
        var times = await host.PlanTuesdaysAsync(3, team: "巧手队");
        var finder = host.Get<ClashFinder>();
        async Task<ClashKind[]> FindAsync(string venue, string team, int day, int hour, Guid? except = null)
        {
            var starts = ChinaTime.ToUtc(new DateTime(2026, 10, day, hour, 0, 0));
            var found = await finder.FindAsync(CalendarHost.Editor(), new ClashPlan(venue, team, "", [(starts, starts.AddHours(1))]), except, TestContext.Current.CancellationToken);
            return [.. found.Select(f => f.Kind)];
        }
        Assert.Equal([ClashKind.Venue], await FindAsync("柳溪村议事厅", "", 20, 16));
        Assert.Equal([ClashKind.Team], await FindAsync("别处", "巧手队", 27, 16));
        Assert.Empty(await FindAsync("柳溪村议事厅", "", 20, 17));
        Assert.Empty(await FindAsync("柳溪村议事厅", "", 21, 16));
        Assert.Empty(await FindAsync("别处", "", 20, 16));
        Assert.Empty(await FindAsync("柳溪村议事厅", "", 20, 16, times[0].ActivityId));
    }
}
