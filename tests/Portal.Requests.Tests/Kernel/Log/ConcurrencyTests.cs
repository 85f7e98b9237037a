using Microsoft.EntityFrameworkCore;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Topics.Kind;
using Portal.Testing;
using Desk = Portal.Requests.Triage.Desk;

namespace Portal.Requests.Tests.Kernel.Log;

public sealed class ConcurrencyTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [BothDatabases]
    public async Task Of_two_moderators_who_saw_the_same_order_only_the_first_one_counts(OnDatabase on)
    {
        await using var host = await OrdersHost.StartAsync(on);
        var order = await host.OrderAsync();
        var desk = host.Get<Desk>();
        var words = new Facts();

        var both = await Task.WhenAll(
            desk.DoAsync(host.Moderator, order.Id, 1, TopicCommands.Ask, words, null, "哪一块地？", Ct),
            desk.DoAsync(host.OtherModerator, order.Id, 1, TopicCommands.Decline, words, "not-here", "归县里管", Ct));

        Assert.Single(both, b => b.IsDone);
        Assert.Equal(RefusalKind.Conflict, both.Single(b => !b.IsDone).Refusal!.Kind);
        Assert.Equal(2, (await host.ReadAsync(order.Id)).Version);
    }

    /// <summary>Two or three moderators, hundreds of random moves each on what they last saw: nothing that was done is lost.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Random_interleavings_lose_no_step_and_the_row_always_equals_its_log(int seed)
    {
        await using var host = await OrdersHost.StartAsync();
        var orders = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => host.OrderAsync($"第 {i} 单，秸秆")));
        CurrentUser[] moderators = [host.Moderator, host.OtherModerator, OrdersHost.Staff(5, Role.Dispatcher, OrdersHost.Township, "x/qing/")];

        var done = await Task.WhenAll(moderators.Select((who, i) => Task.Run(() => WorkAsync(host, who, orders, new Random((seed * 10) + i)), Ct)));

        await using var db = host.Host.Store.Open();
        var lines = await db.Set<OrderEventRow>().ToListAsync(Ct);
        Assert.Equal(done.Sum(), lines.Count(l => l.Hats.HasFlag(Hats.Triage)));
        foreach (var order in orders)
            Assert.Equal(Enumerable.Range(1, lines.Count(l => l.OrderId == order.Id)), lines.Where(l => l.OrderId == order.Id).Select(l => l.Version).Order());
        await RebuildTests.AssertRebuiltAsync(host);
    }

    private static async Task<int> WorkAsync(OrdersHost host, CurrentUser who, OrderRow[] orders, Random random)
    {
        var desk = host.Get<Desk>();
        var commands = TopicKind.Instance.Commands.OrderBy(c => c.Key).ToArray();
        var done = 0;
        for (var move = 0; move < 110; move++)
        {
            var seen = await host.ReadAsync(orders[random.Next(orders.Length)].Id);
            var other = orders[random.Next(orders.Length)].Id;
            var facts = new Facts
            {
                UnitId = OrdersHost.Unit,
                BackupId = OrdersHost.Backup,
                HolderId = who.Id,
                Promise = host.Now.AddDays(1),
                ParentId = other == seen.Id ? null : other,
                EpisodeId = other,
                Outside = "1",
                Face = 2,
                Content = Wording.Passed,
                Visibility = Visibility.Public,
            };
            var outcome = await desk.DoAsync(who, seen.Id, seen.Version, commands[random.Next(commands.Length)], facts, "not-ours", "好", Ct);
            done += outcome.IsDone ? outcome.Value : 0;
        }

        return done;
    }
}
