using Microsoft.EntityFrameworkCore;
using Portal.Kit.Modules;
using Portal.Kit.People;
using Portal.Notices.Delivery;
using Portal.Notices.Outbox;
using Portal.Testing;

namespace Portal.Notices.Tests.Inbox;

public class NoticesWaitingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task The_desk_tells_what_is_unread_and_only_administrators_what_did_not_arrive(OnDatabase on)
    {
        await using var host = await NoticesHost.StartAsync(on);
        await host.Store.WriteAsync(db =>
        {
            db.NotifyStaff(NoticesHost.Look, NoticesHost.Village, "b", "给柳树村", "", "/b", host.Now());
            return Task.CompletedTask;
        });
        await host.Store.WriteAsync(async db =>
        {
            var notice = await db.Set<NoticeRow>().Select(n => n.Id).SingleAsync(Ct);
            db.Add(new DeliveryRow { Id = Guid.CreateVersion7(), NoticeId = notice, Sender = "webhook", State = DeliveryState.Failed, NextAt = host.Now() });
            db.Add(new DeliveryRow { Id = Guid.CreateVersion7(), NoticeId = notice, Sender = "old", State = DeliveryState.Failed, NextAt = host.Now().AddDays(-8) });
            db.Add(new DeliveryRow { Id = Guid.CreateVersion7(), NoticeId = notice, Sender = "good", State = DeliveryState.Sent, NextAt = host.Now() });
        });
        var waiting = host.Get<IWaiting>();

        Assert.Equal([1], (await waiting.ForAsync(NoticesHost.Moderator(), Ct)).Select(w => w.Count));
        var administrator = new CurrentUser(Guid.CreateVersion7(), "管理员", [new Grant(Role.Administrator, NoticesHost.Township, "qinghe/")]);
        Assert.Contains(await waiting.ForAsync(administrator, Ct), w => w is { Count: 1, IsLate: true });
        Assert.Empty(await waiting.ForAsync(new CurrentUser(Guid.CreateVersion7(), "王婶", []), Ct));
    }
}
