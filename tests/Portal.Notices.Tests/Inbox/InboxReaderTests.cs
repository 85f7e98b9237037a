using Portal.Kit.People;
using Portal.Notices.Inbox;
using Portal.Notices.Outbox;
using Portal.Testing;

namespace Portal.Notices.Tests.Inbox;

public class InboxReaderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Everybody_reads_their_own_and_staff_what_their_role_reaches(OnDatabase on)
    {
        await using var host = await NoticesHost.StartAsync(on);
        var villager = new CurrentUser(Guid.CreateVersion7(), "王婶", []);
        await host.Store.WriteAsync(db =>
        {
            db.NotifyPerson(villager.Id!.Value, "a", "给王婶", "", "/a", host.Now());
            db.NotifyStaff(NoticesHost.Look, NoticesHost.Village, "b", "给柳树村", "", "/b", host.Now().AddMinutes(-1));
            db.NotifyStaff(NoticesHost.Look, NoticesHost.Township, "c", "给镇上", "", "/c", host.Now());
            return Task.CompletedTask;
        });
        var inbox = host.Get<InboxReader>();
        Assert.Equal(["给王婶"], await TitlesAsync(inbox, villager, withStaff: true));
        Assert.Equal(["给镇上", "给柳树村"], await TitlesAsync(inbox, NoticesHost.Moderator(), withStaff: true));
        Assert.Equal(["给柳树村"], await TitlesAsync(inbox, NoticesHost.Moderator("qinghe/liushu/"), withStaff: true));
        Assert.Empty(await TitlesAsync(inbox, NoticesHost.Moderator(), withStaff: false));
        Assert.Empty(await TitlesAsync(inbox, CurrentUser.Visitor, withStaff: true));
    }

    [Fact]
    public async Task A_notice_waits_for_its_hour()
    {
        await using var host = await NoticesHost.StartAsync();
        var villager = new CurrentUser(Guid.CreateVersion7(), "王婶", []);
        await host.Store.WriteAsync(db =>
        {
            db.NotifyPerson(villager.Id!.Value, "a", "等一等", "", "/a", host.Now(), host.Now().AddSeconds(10));
            return Task.CompletedTask;
        });
        var inbox = host.Get<InboxReader>();
        Assert.Equal(0, await inbox.UnreadAsync(villager, false, Ct));
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(1, await inbox.UnreadAsync(villager, false, Ct));
    }

    [Fact]
    public async Task A_stranger_cannot_open_somebody_elses_notice()
    {
        await using var host = await NoticesHost.StartAsync();
        var villager = new CurrentUser(Guid.CreateVersion7(), "王婶", []);
        await host.Store.WriteAsync(db =>
        {
            db.NotifyPerson(villager.Id!.Value, "a", "给王婶", "", "/orders/1", host.Now());
            return Task.CompletedTask;
        });
        var inbox = host.Get<InboxReader>();
        var (rows, _) = await inbox.ListAsync(villager, false, 1, Ct);
        Assert.Null(await inbox.OpenAsync(new CurrentUser(Guid.CreateVersion7(), "别人", []), rows[0].Id, Ct));
        Assert.Null(await inbox.OpenAsync(CurrentUser.Visitor, rows[0].Id, Ct));
        Assert.Equal(1, await inbox.UnreadAsync(villager, false, Ct));
        Assert.Equal("/orders/1", await inbox.OpenAsync(villager, rows[0].Id, Ct));
        Assert.Equal(0, await inbox.UnreadAsync(villager, false, Ct));
    }

    private static async Task<IEnumerable<string>> TitlesAsync(InboxReader inbox, CurrentUser user, bool withStaff) =>
        (await inbox.ListAsync(user, withStaff, 1, Ct)).Rows.Select(r => r.Title);
}
