using Microsoft.EntityFrameworkCore;
using Portal.Notices.Outbox;
using Portal.Requests.Kernel;
using Portal.Requests.Topics.Kind;

namespace Portal.Requests.Tests.Topics.Desk;

public sealed class NoticesTests
{
    private static readonly Guid Author = new("00000000-0000-0000-0009-000000000001");

    [Fact]
    public async Task A_notice_waits_for_the_undo_window_and_an_undo_takes_it_out()
    {
        await using var host = await OrdersHost.StartAsync();
        var order = await host.OrderAsync(but: t => t with { AuthorId = Author });
        await host.DoAsync(order.Id, TopicCommands.Ask);
        var notice = Assert.Single(await NoticesAsync(host));
        Assert.Equal(Author, notice.PersonId);
        Assert.True(notice.NotBefore >= host.Now.AddSeconds(10));

        Assert.True((await host.DoAsync(order.Id, RequestCase.Undo)).IsDone);
        Assert.Empty(await NoticesAsync(host));
        Assert.Equal(TopicStates.Pending.Key, (await host.ReadAsync(order.Id)).State);
    }

    [Fact]
    public async Task After_ten_seconds_and_for_others_there_is_no_undo()
    {
        await using var host = await OrdersHost.StartAsync();
        var order = await host.OrderAsync();
        await host.DoAsync(order.Id, TopicCommands.Ask);
        Assert.False((await host.DoAsync(order.Id, RequestCase.Undo, person: host.OtherModerator.Id)).IsDone);
        host.Host.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.False((await host.DoAsync(order.Id, RequestCase.Undo)).IsDone);
    }

    private static async Task<List<NoticeRow>> NoticesAsync(OrdersHost host)
    {
        await using var db = host.Host.Store.Open();
        return await db.Set<NoticeRow>().ToListAsync(OrdersHost.Ct);
    }
}
