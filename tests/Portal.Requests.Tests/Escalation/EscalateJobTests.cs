using Microsoft.EntityFrameworkCore;
using Portal.Notices.Outbox;
using Portal.Requests.Escalation;
using Portal.Requests.Topics.Kind;
using Portal.Storage.Jobs;

namespace Portal.Requests.Tests.Escalation;

public sealed class EscalateJobTests
{
    private static readonly Guid A = new("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid B = new("00000000-0000-0000-0000-00000000000b");
    private static readonly Guid C = new("00000000-0000-0000-0000-00000000000c");

    [Fact]
    public async Task Each_level_is_told_once_however_often_the_job_runs()
    {
        await using var host = await OrdersHost.StartAsync();
        await host.OrderAsync();
        var job = Job(host);

        host.Host.Clock.Advance(TimeSpan.FromHours(12.5));
        await Task.WhenAll(job.RunAsync(OrdersHost.Ct), job.RunAsync(OrdersHost.Ct));
        await job.RunAsync(OrdersHost.Ct);
        Assert.Single(await NoticesAsync(host));

        host.Host.Clock.Advance(TimeSpan.FromHours(12));
        await job.RunAsync(OrdersHost.Ct);
        await job.RunAsync(OrdersHost.Ct);
        Assert.Equal([RequestPermissions.Supervise.Key, RequestPermissions.Triage.Key], (await NoticesAsync(host)).Select(n => n.Permission).Order());
    }

    [Fact]
    public async Task A_question_without_answer_goes_back_after_three_days_with_a_call_for_staff()
    {
        await using var host = await OrdersHost.StartAsync();
        var order = await host.OrderAsync();
        await host.DoAsync(order.Id, TopicCommands.Ask);
        host.Host.Clock.Advance(TimeSpan.FromHours(73));
        await Job(host).RunAsync(OrdersHost.Ct);

        Assert.Equal(TopicStates.Pending.Key, (await host.ReadAsync(order.Id)).State);
        Assert.Contains(await NoticesAsync(host), n => n.Permission == RequestPermissions.Triage.Key);
    }

    [Fact]
    public async Task Silence_after_a_delivery_is_archived_without_a_rating()
    {
        await using var host = await OrdersHost.StartAsync();
        var order = await host.OrderAsync();
        await host.DeliveredAsync(order.Id);
        host.Host.Clock.Advance(TimeSpan.FromDays(15));
        await Job(host).RunAsync(OrdersHost.Ct);

        Assert.Equal(TopicStates.Archived.Key, (await host.ReadAsync(order.Id)).State);
        Assert.Null((await host.CaseAsync(order.Id)).Facts.Face);
    }

    [Fact]
    public void Whoever_is_absent_is_passed_over()
    {
        Assert.Equal([A], Levels.Whom(A, B, [], [A, B, C], 50));
        Assert.Equal([A, B], Levels.Whom(A, B, [], [A, B, C], 80));
        Assert.Equal([B, C], Levels.Whom(A, B, [A], [A, B, C], 80));
        Assert.Empty(Levels.Whom(A, B, [A, B, C], [A, B, C], 100));
    }

    private static EscalateJob Job(OrdersHost host) => Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetServices<IJob>(host.Host.Services).OfType<EscalateJob>().Single();

    private static async Task<List<NoticeRow>> NoticesAsync(OrdersHost host)
    {
        await using var db = host.Host.Store.Open();
        return await db.Set<NoticeRow>().ToListAsync(OrdersHost.Ct);
    }
}
