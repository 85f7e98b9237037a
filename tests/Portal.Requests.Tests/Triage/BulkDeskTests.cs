using Microsoft.EntityFrameworkCore;
using Portal.Notices.Outbox;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Topics.Kind;
using Portal.Requests.Triage.Bulk;
using Portal.Testing;

namespace Portal.Requests.Tests.Triage;

public sealed class BulkDeskTests
{
    private static readonly BulkStep Dispatch = new(TopicCommands.Dispatch, new Facts { UnitId = OrdersHost.Unit, BackupId = OrdersHost.Backup }, null, null);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [BothDatabases]
    public async Task A_preview_tells_where_each_would_go_and_changes_nothing(OnDatabase on)
    {
        await using var host = await OrdersHost.StartAsync(on);
        var (first, second) = (await host.OrderAsync(), await host.OrderAsync("井盖坏了"));
        await host.DoAsync(second.Id, TopicCommands.Decline);
        var lines = await host.Get<BulkDesk>().PreviewAsync(host.Moderator, [Line(first, 1), Line(second, 2)], Dispatch, Ct);

        Assert.Equal(["dispatched", null], lines.Select(l => l.To));
        Assert.NotNull(lines[1].Refusal);
        Assert.Equal((1, "pending"), ((await host.ReadAsync(first.Id)).Version, (await host.ReadAsync(first.Id)).State));
        await using var db = host.Host.Store.Open();
        Assert.False(await db.Set<NoticeRow>().AnyAsync(n => n.Key.Contains(first.Id.ToString("N")), Ct));
    }

    [Fact]
    public async Task Each_has_its_own_result_and_one_that_changed_meanwhile_stops_none_of_the_others()
    {
        await using var host = await OrdersHost.StartAsync();
        var (first, second, third) = (await host.OrderAsync(), await host.OrderAsync("井盖坏了"), await host.OrderAsync("路灯坏了"));
        await host.DoAsync(second.Id, TopicCommands.Note);
        var lines = await host.Get<BulkDesk>().RunAsync(host.Moderator, [Line(first, 1), Line(second, 1), Line(third, 1)], Dispatch, Ct);

        Assert.Equal([true, false, true], lines.Select(l => l.IsDone));
        Assert.NotNull(lines[1].Refusal);
        Assert.Equal("pending", (await host.ReadAsync(second.Id)).State);
    }

    [Fact]
    public async Task What_was_done_to_many_is_taken_back_in_time_but_not_what_somebody_went_on_with_nor_later()
    {
        await using var host = await OrdersHost.StartAsync();
        var (first, second) = (await host.OrderAsync(), await host.OrderAsync("井盖坏了"));
        var bulk = host.Get<BulkDesk>();
        var done = await bulk.RunAsync(host.Moderator, [Line(first, 1), Line(second, 1)], Dispatch, Ct);
        await host.DoAsync(second.Id, TopicCommands.Note);
        var undone = await bulk.UndoAsync(host.Moderator, done, Ct);
        Assert.Equal([false, true], undone.Select(l => l.IsDone));
        Assert.Equal(("pending", "dispatched"), ((await host.ReadAsync(first.Id)).State, (await host.ReadAsync(second.Id)).State));

        var again = await bulk.RunAsync(host.Moderator, [Line(first, 3)], Dispatch, Ct);
        host.Host.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.All(await bulk.UndoAsync(host.Moderator, again, Ct), l => Assert.NotNull(l.Refusal));
        Assert.Equal("dispatched", (await host.ReadAsync(first.Id)).State);
    }

    [Fact]
    public async Task Strangers_get_nothing_done_doubles_count_once_and_more_than_fifty_are_left_out()
    {
        await using var host = await OrdersHost.StartAsync();
        var order = await host.OrderAsync();
        var bulk = host.Get<BulkDesk>();
        Assert.All(await bulk.RunAsync(host.Stranger, [Line(order, 1)], Dispatch, Ct), l => Assert.False(l.IsDone));
        Assert.Single(await bulk.PreviewAsync(host.Moderator, [Line(order, 1), Line(order, 1)], Dispatch, Ct));
        var forged = Enumerable.Range(0, 60).Select(i => new BulkLine(Guid.NewGuid(), $"D{i}", "", "pending", 1)).ToList();
        var lines = await bulk.RunAsync(host.Moderator, forged, Dispatch, Ct);
        Assert.Equal(BulkDesk.Most, lines.Count);
        Assert.All(lines, l => Assert.NotNull(l.Refusal));
        Assert.Equal(1, (await host.ReadAsync(order.Id)).Version);
    }

    private static BulkLine Line(OrderRow row, int seen) => new(row.Id, row.Number, row.Title, row.State, seen);
}
