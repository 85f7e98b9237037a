using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Invite;
using Portal.Accounts.People;
using Portal.Accounts.Roles;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Testing;

namespace Portal.Accounts.Tests.Invite;

public sealed class InvitationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task An_invitation_works_once_however_many_use_it_together(OnDatabase on)
    {
        await using var host = await StorageHost.StartAsync(on, [new AccountsModule()]);
        var town = await Township.PlantAsync(host.Store);
        var admin = await town.StaffAsync(Role.Administrator, town.Qinghe);
        var token = (await host.Get<InviteStaff>().HandleAsync(admin, "赵敏", Role.Dispatcher, town.Liuxi.Id, Ct)).Value!;
        var join = host.Get<JoinStaff>();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => join.JoinAsync(Request(token, $"zhaomin{i}"), Ct)));

        Assert.Single(outcomes, o => o.IsDone);
        Assert.Null(await join.FindAsync(token, Ct));
        Assert.Equal(RefusalKind.Conflict, (await join.JoinAsync(Request(token, "zhaomin9"), Ct)).Refusal?.Kind);
        await using var db = host.Store.Open();
        Assert.Equal(1, await db.Set<PersonRow>().CountAsync(p => p.Name == "赵敏", Ct));
        Assert.Equal(1, await db.Set<RoleRow>().CountAsync(r => r.Role == Role.Dispatcher && r.PlaceId == town.Liuxi.Id, Ct));
    }

    [Fact]
    public async Task It_ends_after_seven_days_or_when_withdrawn_or_when_the_inviter_may_no_longer()
    {
        await using var host = await StorageHost.StartAsync(new AccountsModule());
        var town = await Township.PlantAsync(host.Store);
        var root = await town.StaffAsync(Role.Administrator, town.Qinghe);
        var village = await town.StaffAsync(Role.Administrator, town.Liuxi);
        var invite = host.Get<InviteStaff>();
        var join = host.Get<JoinStaff>();

        var old = (await invite.HandleAsync(root, "甲", Role.Host, town.Liuxi.Id, Ct)).Value!;
        host.Clock.Advance(InviteStaff.Lasts);
        Assert.Equal(RefusalKind.Conflict, (await join.JoinAsync(Request(old, "jia1"), Ct)).Refusal?.Kind);

        var withdrawn = (await invite.HandleAsync(root, "乙", Role.Host, town.Liuxi.Id, Ct)).Value!;
        await using (var db = host.Store.Open())
        {
            var id = await db.Set<InvitationRow>().Where(i => i.Name == "乙").Select(i => i.Id).SingleAsync(Ct);
            Assert.Equal(RefusalKind.Forbidden, (await invite.WithdrawAsync(await town.StaffAsync(Role.Administrator, town.Shiqiao), id, Ct)).Refusal?.Kind);
            Assert.True((await invite.WithdrawAsync(root, id, Ct)).IsDone);
            Assert.Equal(RefusalKind.NotFound, (await invite.WithdrawAsync(root, id, Ct)).Refusal?.Kind);
        }

        Assert.Null(await join.FindAsync(withdrawn, Ct));

        var orphaned = (await invite.HandleAsync(village, "丙", Role.Host, town.Liuxi.Id, Ct)).Value!;
        await host.Store.WriteAsync(db => db.Set<RoleRow>().Where(r => r.PersonId == village.Id).ExecuteDeleteAsync(Ct), Ct);
        Assert.Equal(RefusalKind.Conflict, (await join.JoinAsync(Request(orphaned, "bing1"), Ct)).Refusal?.Kind);
        Assert.Null(await join.FindAsync("not-a-token", Ct));
        Assert.Null(await join.FindAsync(new string('x', 100_000), Ct));
    }

    [Fact]
    public async Task Nobody_invites_above_or_beside_their_reach()
    {
        await using var host = await StorageHost.StartAsync(new AccountsModule());
        var town = await Township.PlantAsync(host.Store);
        var village = await town.StaffAsync(Role.Administrator, town.Liuxi);
        var invite = host.Get<InviteStaff>();
        Assert.Equal(RefusalKind.Forbidden, (await invite.HandleAsync(village, "甲", Role.Host, town.Qinghe.Id, Ct)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await invite.HandleAsync(village, "甲", Role.Host, town.Shiqiao.Id, Ct)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await invite.HandleAsync(CurrentUser.Visitor, "甲", Role.Host, town.Liuxi.Id, Ct)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Invalid, (await invite.HandleAsync(village, new string('长', 21), Role.Host, town.Liuxi.Id, Ct)).Refusal?.Kind);
    }

    [Theory]
    [InlineData("zm")]
    [InlineData("13800002041")]
    [InlineData("赵敏")]
    [InlineData("v-0123")]
    [InlineData("a b c")]
    public async Task A_user_name_is_letters_and_digits_and_never_a_telephone_number(string userName)
    {
        await using var host = await StorageHost.StartAsync(new AccountsModule());
        var town = await Township.PlantAsync(host.Store);
        var admin = await town.StaffAsync(Role.Administrator, town.Qinghe);
        var token = (await host.Get<InviteStaff>().HandleAsync(admin, "赵敏", Role.Host, town.Liuxi.Id, Ct)).Value!;
        Assert.Equal("username", (await host.Get<JoinStaff>().JoinAsync(Request(token, userName), Ct)).Refusal?.Field);
    }

    [Fact]
    public async Task Somebody_with_an_account_joins_with_it()
    {
        await using var host = await StorageHost.StartAsync(new AccountsModule());
        var town = await Township.PlantAsync(host.Store);
        var admin = await town.StaffAsync(Role.Administrator, town.Qinghe);
        var villager = await town.VillagerAsync();
        var token = (await host.Get<InviteStaff>().HandleAsync(admin, "刘桂香", Role.Host, town.Liuxi.Id, Ct)).Value!;
        Assert.Equal(RefusalKind.SignInNeeded, (await host.Get<JoinStaff>().AcceptAsync(CurrentUser.Visitor, token, Ct)).Refusal?.Kind);
        Assert.Equal(villager.Id, (await host.Get<JoinStaff>().AcceptAsync(villager, token, Ct)).Value?.Id);
    }

    private static JoinRequest Request(string token, string userName) => new(token, "赵敏", userName, "maple-4821-river", true, 1);
}
