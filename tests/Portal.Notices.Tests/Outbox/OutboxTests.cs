using Microsoft.EntityFrameworkCore;
using Portal.Notices.Outbox;
using Portal.Testing;

namespace Portal.Notices.Tests.Outbox;

public class OutboxTests
{
    [Theory, BothDatabases]
    public async Task The_same_occasion_gives_one_notice(OnDatabase on)
    {
        await using var host = await NoticesHost.StartAsync(on);
        var person = Guid.CreateVersion7();
        for (var round = 0; round < 2; round++)
        {
            await host.Store.WriteAsync(db =>
            {
                db.NotifyPerson(person, "order:1:accepted", "接单了", "农技站接了您的单", "/orders/1", host.Now());
                db.NotifyPerson(person, "order:1:accepted", "接单了", "农技站接了您的单", "/orders/1", host.Now());
                return Task.CompletedTask;
            });
        }
        await using var db = host.Store.Open();
        Assert.Equal(1, await db.Set<NoticeRow>().CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_long_text_is_cut_and_not_refused()
    {
        await using var host = await NoticesHost.StartAsync();
        await host.Store.WriteAsync(db =>
        {
            db.NotifyPerson(Guid.CreateVersion7(), "k", new string('长', 500), new string('长', 5000), "/", host.Now());
            return Task.CompletedTask;
        });
        await using var db = host.Store.Open();
        var row = await db.Set<NoticeRow>().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((120, 1000), (row.Title.Length, row.Text.Length));
    }
}
