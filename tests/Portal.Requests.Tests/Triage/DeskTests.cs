using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Audit;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Requests.Kernel;
using Portal.Requests.Topics.Kind;
using Portal.Requests.Triage;
using Portal.Storage.Signals;
using Portal.Testing;
using TriageDesk = Portal.Requests.Triage.Desk;

namespace Portal.Requests.Tests.Triage;

public sealed class DeskTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stranger_a_leader_and_a_visitor_change_nothing()
    {
        await using var host = await OrdersHost.StartAsync();
        var order = await host.OrderAsync();
        var desk = host.Get<TriageDesk>();
        foreach (var who in new[] { host.Stranger, CurrentUser.Visitor, OrdersHost.Staff(7, Role.Leader, OrdersHost.Township, "x/qing/") })
            Assert.Equal(RefusalKind.NotFound, (await desk.DoAsync(who, order.Id, 1, TopicCommands.Decline, Facts.None, "not-here", "不", Ct)).Refusal!.Kind);
        Assert.Equal(1, (await host.ReadAsync(order.Id)).Version);
    }

    [Fact]
    public async Task The_wrong_unit_neither_sees_nor_accepts_and_the_right_one_does()
    {
        await using var host = await OrdersHost.StartAsync();
        var order = await host.OrderAsync();
        await host.DoAsync(order.Id, TopicCommands.Dispatch);
        var desk = host.Get<TriageDesk>();
        var mine = new CurrentUser(OrdersHost.Handler, "周", [new Grant(Role.Handler, OrdersHost.Township, "x/qing/")]);
        var wrong = OrdersHost.Staff(8, Role.Handler, OrdersHost.Township, "x/qing/");
        var facts = new Facts { HolderId = OrdersHost.Handler, Promise = host.Now.AddDays(1) };

        Assert.Equal(RefusalKind.NotFound, (await desk.DoAsync(wrong, order.Id, 2, TopicCommands.Accept, facts, null, null, Ct)).Refusal!.Kind);
        Assert.Empty((await host.Get<ReadQueue>().PageAsync(wrong, QueueView.All, "", 1, Ct)).Items);
        Assert.Single((await host.Get<ReadQueue>().PageAsync(mine, QueueView.Mine, "", 1, Ct)).Items);
        Assert.True((await desk.DoAsync(mine, order.Id, 2, TopicCommands.Accept, facts, null, null, Ct)).IsDone);
    }

    [Fact]
    public async Task Forged_units_holders_parents_and_long_words_are_refused()
    {
        await using var host = await OrdersHost.StartAsync();
        var order = await host.OrderAsync();
        var desk = host.Get<TriageDesk>();
        var forged = Guid.NewGuid();
        var long100K = new string('长', 100_000);

        Assert.False((await desk.DoAsync(host.Moderator, order.Id, 1, TopicCommands.Dispatch, new Facts { UnitId = forged, BackupId = OrdersHost.Backup }, null, null, Ct)).IsDone);
        Assert.False((await desk.DoAsync(host.Moderator, order.Id, 1, TopicCommands.Dispatch, new Facts { UnitId = OrdersHost.Unit, BackupId = forged }, null, null, Ct)).IsDone);
        Assert.False((await desk.DoAsync(host.Moderator, order.Id, 1, TopicCommands.Merge, new Facts { ParentId = forged }, null, null, Ct)).IsDone);
        Assert.Equal(RefusalKind.TooLarge, (await desk.DoAsync(host.Moderator, order.Id, 1, TopicCommands.Ask, Facts.None, null, long100K, Ct)).Refusal!.Kind);
        Assert.Equal(1, (await host.ReadAsync(order.Id)).Version);
    }

    [Fact]
    public async Task Every_look_at_a_telephone_number_is_in_the_audit_trail()
    {
        await using var host = await OrdersHost.StartAsync();
        var order = await host.OrderAsync(but: t => t with { Phone = "13800002046" });
        var contacts = host.Get<LookAtContact>();
        Assert.Equal("13800002046", (await contacts.LookAsync(host.Moderator, order.Id, Ct)).Value);
        Assert.False((await contacts.LookAsync(host.Stranger, order.Id, Ct)).IsDone);

        await using var db = host.Host.Store.Open();
        var look = Assert.Single(await db.Set<AuditRow>().ToListAsync(Ct));
        Assert.Equal(("requests.look-at-contact", host.Moderator.Id), (look.Action, look.PersonId));
    }

    [Fact]
    public async Task The_queue_puts_many_people_and_the_vulnerable_first()
    {
        await using var host = await OrdersHost.StartAsync();
        var plain = await host.OrderAsync("先来的");
        host.Host.Clock.Advance(TimeSpan.FromMinutes(10));
        var elder = await host.OrderAsync("老人的", t => t with { Vulnerable = true });
        var items = (await host.Get<ReadQueue>().PageAsync(host.Moderator, QueueView.Pending, "", 1, Ct)).Items;

        Assert.Equal([elder.Number, plain.Number], items.Select(i => i.Number));
    }

    [Theory]
    [BothDatabases]
    public async Task Whoever_opens_an_order_is_shown_to_others_for_ninety_seconds(OnDatabase on)
    {
        await using var host = await OrdersHost.StartAsync(on);
        var order = await host.OrderAsync();
        var leases = host.Get<Leases>();
        Assert.Empty(await leases.OpenAsync(host.Moderator, order.Id, Ct));
        Assert.Equal([host.Moderator.Name], await leases.OpenAsync(host.OtherModerator, order.Id, Ct));
        Assert.Equal(host.Moderator.Name, (await host.Get<ReadQueue>().PageAsync(host.OtherModerator, QueueView.All, "", 1, Ct)).Items[0].OpenedBy);

        host.Host.Clock.Advance(TimeSpan.FromSeconds(91));
        Assert.Empty(await leases.OpenAsync(host.OtherModerator, order.Id, Ct));
    }

    [Fact]
    public async Task Two_windows_of_one_person_on_two_orders_keep_both_leases_and_wake_nobody_when_they_renew_them()
    {
        await using var host = await OrdersHost.StartAsync();
        var (one, two) = (await host.OrderAsync(), await host.OrderAsync());
        var leases = host.Get<Leases>();
        await leases.OpenAsync(host.Moderator, one.Id, Ct);
        await leases.OpenAsync(host.Moderator, two.Id, Ct);
        var woken = 0;
        using var listening = host.Get<ISignals>().Subscribe(OrderChanges.Topic, () => woken++);
        for (var times = 0; times < 3; times++)
        {
            await leases.OpenAsync(host.Moderator, one.Id, Ct);
            await leases.OpenAsync(host.Moderator, two.Id, Ct);
        }

        Assert.Equal(0, woken);
        await leases.CloseAsync(host.Moderator.Id!.Value, one.Id, Ct);
        Assert.Empty(await leases.OthersAsync(host.OtherModerator, one.Id, Ct));
        Assert.Equal([host.Moderator.Name], await leases.OthersAsync(host.OtherModerator, two.Id, Ct));
    }
}
