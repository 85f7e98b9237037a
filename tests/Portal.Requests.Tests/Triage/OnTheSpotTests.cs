using Microsoft.Extensions.DependencyInjection;
using Portal.Kit.Activities;
using Portal.Kit.Outcomes;
using Portal.Requests.Topics.Desk;
using Portal.Requests.Topics.Kind;
using TriageDesk = Portal.Requests.Triage.Desk;

namespace Portal.Requests.Tests.Triage;

/// <summary>An order that is answered at an activity of the calendar instead of on air.</summary>
public sealed class OnTheSpotTests
{
    private static readonly Guid Activity = new("00000000-0000-0000-0010-000000000001");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_moderator_brings_an_order_to_an_activity_with_the_steps_that_are_missing_and_it_is_promised_by_its_end()
    {
        await using var host = await StartAsync(TimeSpan.FromDays(3));
        var order = await host.OrderAsync();
        Assert.True((await host.Get<TriageDesk>().ScheduleAsync(host.Moderator, order.Id, 1, Meeting.OnTheSpot(Activity), Ct)).IsDone);
        var row = await host.ReadAsync(order.Id);
        Assert.Equal((TopicStates.Scheduled.Key, Activity, (Guid?)null), (row.State, row.ActivityId!.Value, row.EpisodeId));
        Assert.Equal(host.Now.AddDays(3), row.Promise);
        Assert.Equal(4, row.Version);

        // The same again changes nothing; another one is another promise.
        Assert.True((await host.Get<TriageDesk>().ScheduleAsync(host.Moderator, order.Id, 4, Meeting.OnTheSpot(Activity), Ct)).IsDone);
        Assert.Equal(RefusalKind.Conflict, (await host.Get<TriageDesk>().ScheduleAsync(host.Moderator, order.Id, 4, Meeting.OnAir(Guid.NewGuid()), Ct)).Refusal!.Kind);
        Assert.Equal(4, (await host.ReadAsync(order.Id)).Version);

        Assert.True((await host.DoAsync(order.Id, TopicCommands.Deliver)).IsDone);
        row = await host.ReadAsync(order.Id);
        Assert.Equal((TopicStates.Delivered.Key, Activity), (row.State, row.ActivityId!.Value));
    }

    [Fact]
    public async Task One_that_is_over_one_that_nobody_knows_and_strangers_are_refused_and_nothing_changes()
    {
        await using var host = await StartAsync(TimeSpan.FromDays(-1));
        var order = await host.OrderAsync();
        var desk = host.Get<TriageDesk>();
        Assert.Equal(RefusalKind.Invalid, (await desk.ScheduleAsync(host.Moderator, order.Id, 1, Meeting.OnTheSpot(Activity), Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Invalid, (await desk.ScheduleAsync(host.Moderator, order.Id, 1, Meeting.OnTheSpot(Guid.NewGuid()), Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await desk.ScheduleAsync(host.Stranger, order.Id, 1, Meeting.OnTheSpot(Activity), Ct)).Refusal!.Kind);
        Assert.Equal((TopicStates.Pending.Key, 1), ((await host.ReadAsync(order.Id)).State, (await host.ReadAsync(order.Id)).Version));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("a:", false)]
    [InlineData("a:nobody", false)]
    [InlineData("00000000-0000-0000-0010-000000000001", true)]
    [InlineData("a:00000000-0000-0000-0010-000000000001", true)]
    public void A_choice_reads_as_it_was_written(string text, bool isOne)
    {
        var meeting = Meeting.Read(text);
        Assert.Equal(isOne, meeting is not null);
        Assert.Equal(isOne ? text : null, meeting?.Key);
    }

    private static Task<OrdersHost> StartAsync(TimeSpan ahead) => OrdersHost.StartAsync(services: all => all.AddSingleton<IActivities>(s => new Calendar(s.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime + ahead)));

    private sealed class Calendar(DateTime ends) : IActivities
    {
        public Task<IReadOnlyList<ActivityCard>> ComingAsync(string placePath, int limit, CancellationToken ct = default) => FindAsync([Activity], ct);

        public Task<IReadOnlyList<ActivityCard>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct = default) =>
            Task.FromResult<IReadOnlyList<ActivityCard>>(ids.Contains(Activity) ? [new ActivityCard(Activity, "义诊", "柳溪村卫生室", "/calendar/activity/1", ends.AddHours(-2), ends)] : []);
    }
}
