using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts;
using Portal.Moderation;
using Portal.Notices;
using Portal.Notices.Outbox;
using Portal.Requests.Escalation;
using Portal.Requests.Kernel;
using Portal.Requests.Topics.Kind;
using Portal.Requests.Units;
using Portal.Storage.Jobs;
using Portal.Testing;

namespace Portal.Requests.Tests.Escalation;

public sealed class TwoServersTests
{
    [Theory]
    [BothDatabases]
    public async Task Two_servers_at_once_and_one_after_a_restart_tell_each_level_once(OnDatabase on)
    {
        await using var first = await OrdersHost.StartAsync(on);
        var orders = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => first.OrderAsync($"第 {i} 单，路灯")));
        foreach (var order in orders)
            Assert.True((await first.DoAsync(order.Id, TopicCommands.Dispatch)).IsDone);
        List<string> expected = [];
        foreach (var (hours, percents) in new[] { (12.5, 50), (7.0, 80), (5.0, 100) })
        {
            first.Host.Clock.Advance(TimeSpan.FromHours(hours));
            await using (var second = await SecondAsync(first))
                await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => Job(i % 2 == 0 ? first.Host : second).RunAsync(OrdersHost.Ct), OrdersHost.Ct)));

            // A server that starts anew finds everything told.
            await using var restarted = await SecondAsync(first);
            await Job(restarted).RunAsync(OrdersHost.Ct);
            expected.AddRange(orders.SelectMany(o => new[] { "answer", "accept" }.Select(c => $"order:{o.Id:N}:{c}:1:{percents}:")));
        }

        var keys = await KeysAsync(first);
        Assert.Equal(keys.Distinct().Count(), keys.Count);
        foreach (var prefix in expected)
            Assert.Contains(keys, k => k.StartsWith(prefix, StringComparison.Ordinal));
        Assert.All(keys.Where(k => k.Contains(":answer:", StringComparison.Ordinal) || k.Contains(":accept:", StringComparison.Ordinal)), k => Assert.Contains(expected, p => k.StartsWith(p, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task From_holder_to_backup_to_supervisor_and_whoever_is_absent_is_passed_over()
    {
        await using var host = await OrdersHost.StartAsync();
        var order = await host.OrderAsync();
        await host.DoAsync(order.Id, TopicCommands.Dispatch);
        await host.DoAsync(order.Id, TopicCommands.Accept, new Facts { HolderId = OrdersHost.Handler, Promise = host.Now.AddHours(100) });
        await host.Host.Store.WriteAsync(
            db => db.Set<MemberRow>().Where(m => m.PersonId == OrdersHost.Handler).ExecuteUpdateAsync(s => s.SetProperty(m => m.AbsentUntil, host.Now.AddHours(60)), OrdersHost.Ct),
            OrdersHost.Ct);

        host.Host.Clock.Advance(TimeSpan.FromHours(51));
        await Job(host.Host).RunAsync(OrdersHost.Ct);
        Assert.Equal([OrdersHost.Backup], await ToldAsync(host, order.Id, 50));

        host.Host.Clock.Advance(TimeSpan.FromHours(30));
        await Job(host.Host).RunAsync(OrdersHost.Ct);
        Assert.Equal([OrdersHost.Handler, OrdersHost.Backup], await ToldAsync(host, order.Id, 80));

        host.Host.Clock.Advance(TimeSpan.FromHours(20));
        await Job(host.Host).RunAsync(OrdersHost.Ct);
        Assert.Contains(await KeysAsync(host), k => k == $"order:{order.Id:N}:promise:1:100:staff");
    }

    [Fact]
    public async Task A_merged_order_that_is_due_first_is_told_to_those_who_work_on_its_group()
    {
        await using var host = await OrdersHost.StartAsync();
        var early = await host.OrderAsync("路灯不亮");
        host.Host.Clock.Advance(TimeSpan.FromHours(10));
        var parent = await host.OrderAsync("路灯坏了三天");
        await host.DoAsync(parent.Id, TopicCommands.Dispatch);
        Assert.True((await host.DoAsync(early.Id, TopicCommands.Merge, new Facts { ParentId = parent.Id })).IsDone);
        Assert.Equal((await host.ReadAsync(early.Id)).Due, (await host.ReadAsync(parent.Id)).Due);

        host.Host.Clock.Advance(TimeSpan.FromHours(3));
        await Job(host.Host).RunAsync(OrdersHost.Ct);
        Assert.Equal([OrdersHost.Backup], await ToldAsync(host, early.Id, 50));
    }

    private static async Task<StorageHost> SecondAsync(OrdersHost first) => await StorageHost.StartAsync(
        OnDatabase.Sqlite, [new AccountsModule(), new ModerationModule(), new NoticesModule(), new RequestsModule()], on: first.Host.Database, clock: first.Host.Clock);

    private static EscalateJob Job(StorageHost host) => host.Services.GetServices<IJob>().OfType<EscalateJob>().Single();

    private static async Task<List<string>> KeysAsync(OrdersHost host)
    {
        await using var db = host.Host.Store.Open();
        return await db.Set<NoticeRow>().Select(n => n.Key).ToListAsync(OrdersHost.Ct);
    }

    private static async Task<List<Guid>> ToldAsync(OrdersHost host, Guid order, int percent)
    {
        await using var db = host.Host.Store.Open();
        var level = $":{percent}:";
        var start = $"order:{order:N}:";
        return await db.Set<NoticeRow>().Where(n => n.Key.StartsWith(start) && n.Key.Contains(level) && n.PersonId != null).OrderBy(n => n.PersonId).Select(n => n.PersonId!.Value).ToListAsync(OrdersHost.Ct);
    }
}
