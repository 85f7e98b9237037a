using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Audit;
using Portal.Accounts.People;
using Portal.Accounts.Roles;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Testing;

namespace Portal.Accounts.Tests.Roles;

public sealed class GiveRoleTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_role_is_given_once_however_often_the_button_is_pressed(OnDatabase on)
    {
        await using var host = await StorageHost.StartAsync(on, [new AccountsModule()]);
        var town = await Township.PlantAsync(host.Store);
        var admin = await town.StaffAsync(Role.Administrator, town.Qinghe);
        var villager = await town.VillagerAsync();
        var give = host.Get<GiveRole>();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => give.GiveAsync(admin, villager.Id!.Value, Role.Host, town.Liuxi.Id, Ct)));

        await using var db = host.Store.Open();
        var row = await db.Set<RoleRow>().SingleAsync(r => r.PersonId == villager.Id, Ct);
        Assert.Equal((Role.Host, town.Liuxi.Id, admin.Id), (row.Role, row.PlaceId, row.GivenBy));
        Assert.Equal(1, await db.Set<AuditRow>().CountAsync(a => a.Action == "accounts.role-given", Ct));
    }

    [Fact]
    public async Task Nobody_gives_above_or_beside_their_own_reach()
    {
        await using var host = await StorageHost.StartAsync(new AccountsModule());
        var town = await Township.PlantAsync(host.Store);
        var village = await town.StaffAsync(Role.Administrator, town.Liuxi);
        var villager = (await town.VillagerAsync()).Id!.Value;
        var give = host.Get<GiveRole>();

        foreach (var place in new[] { town.Qinghe, town.Shiqiao })
            Refused(RefusalKind.Forbidden, await give.GiveAsync(village, villager, Role.Host, place.Id, Ct));
        Refused(RefusalKind.Forbidden, await give.GiveAsync(village, village.Id!.Value, Role.Administrator, town.Qinghe.Id, Ct));
        foreach (var who in new[] { CurrentUser.Visitor, await town.StaffAsync(Role.Leader, town.Qinghe), await town.StaffAsync(Role.Dispatcher, town.Qinghe) })
            Refused(RefusalKind.Forbidden, await give.GiveAsync(who, villager, Role.Host, town.Liuxi.Id, Ct));
        Refused(RefusalKind.NotFound, await give.GiveAsync(village, Guid.NewGuid(), Role.Host, town.Liuxi.Id, Ct));
        Refused(RefusalKind.Invalid, await give.GiveAsync(village, villager, (Role)99, town.Liuxi.Id, Ct));
        Assert.True((await give.GiveAsync(village, villager, Role.Administrator, town.Dongtou.Id, Ct)).IsDone);
    }

    [Fact]
    public async Task A_role_is_taken_back_within_reach_and_the_last_root_administrator_stays()
    {
        await using var host = await StorageHost.StartAsync(new AccountsModule());
        var town = await Township.PlantAsync(host.Store);
        var root = await town.StaffAsync(Role.Administrator, town.Qinghe);
        var village = await town.StaffAsync(Role.Administrator, town.Liuxi);
        var give = host.Get<GiveRole>();

        Refused(RefusalKind.Forbidden, await give.TakeAsync(village, await RoleIdAsync(host, root), Ct));
        Refused(RefusalKind.Conflict, await give.TakeAsync(root, await RoleIdAsync(host, root), Ct));
        var id = await RoleIdAsync(host, village);
        Assert.True((await give.TakeAsync(root, id, Ct)).IsDone);
        Assert.True((await give.TakeAsync(root, id, Ct)).IsDone);

        var second = await town.StaffAsync(Role.Administrator, town.Qinghe);
        Assert.True((await give.TakeAsync(second, await RoleIdAsync(host, root), Ct)).IsDone);
    }

    [Fact]
    public async Task Only_whom_one_reaches_can_be_locked_or_given_a_new_password()
    {
        await using var host = await StorageHost.StartAsync(new AccountsModule());
        var town = await Township.PlantAsync(host.Store);
        var root = await town.StaffAsync(Role.Administrator, town.Qinghe);
        var village = await town.StaffAsync(Role.Administrator, town.Liuxi);
        var beside = await town.StaffAsync(Role.Host, town.Shiqiao);
        var clerk = await town.StaffAsync(Role.Handler, town.Liuxi);
        var villager = await town.VillagerAsync();
        var locks = host.Get<LockPerson>();
        var reset = host.Get<ResetPassword>();

        Refused(RefusalKind.Forbidden, await locks.HandleAsync(village, root.Id!.Value, true, Ct));
        Refused(RefusalKind.Forbidden, await locks.HandleAsync(village, beside.Id!.Value, true, Ct));
        Refused(RefusalKind.Forbidden, await locks.HandleAsync(clerk, villager.Id!.Value, true, Ct));
        Refused(RefusalKind.Conflict, await locks.HandleAsync(root, root.Id.Value, true, Ct));
        Assert.True((await locks.HandleAsync(village, clerk.Id!.Value, true, Ct)).IsDone);
        Assert.True((await locks.HandleAsync(village, clerk.Id.Value, false, Ct)).IsDone);

        Refused(RefusalKind.Forbidden, await reset.HandleAsync(clerk, root.Id.Value, false, Ct));
        Refused(RefusalKind.Forbidden, await reset.HandleAsync(village, root.Id.Value, false, Ct));
        Refused(RefusalKind.Forbidden, await reset.HandleAsync(beside, villager.Id.Value, false, Ct));
        Refused(RefusalKind.Forbidden, await reset.HandleAsync(CurrentUser.Visitor, villager.Id.Value, false, Ct));
        var drawn = await reset.HandleAsync(clerk, villager.Id.Value, true, Ct);
        Assert.Matches("^[a-z]+-[0-9]{4}-[a-z]+-[0-9]{4}$", drawn.Value);
        Assert.DoesNotContain(host.Log.Lines, l => l.Contains(drawn.Value!, StringComparison.Ordinal));
        await using var db = host.Store.Open();
        var entry = await db.Set<AuditRow>().SingleAsync(a => a.Action == "accounts.password-reset", Ct);
        Assert.Equal((clerk.Id, $"person:{villager.Id}"), (entry.PersonId, entry.Subject));
    }

    [Fact]
    public async Task Lists_show_the_staff_within_reach_a_page_at_a_time_and_never_a_whole_number()
    {
        await using var host = await StorageHost.StartAsync(new AccountsModule());
        var town = await Township.PlantAsync(host.Store);
        var village = await town.StaffAsync(Role.Administrator, town.Liuxi);
        for (var i = 0; i < 25; i++)
            await town.StaffAsync(Role.Host, town.Liuxi);
        await town.StaffAsync(Role.Host, town.Shiqiao);
        var list = host.Get<PeopleList>();

        var first = await list.StaffAsync(village, null, 1, Ct);
        Assert.Equal((26, PeopleList.Size), (first.Total, first.People.Count));
        Assert.Equal(6, (await list.StaffAsync(village, null, 2, Ct)).People.Count);
        Assert.Equal(0, (await list.StaffAsync(await town.StaffAsync(Role.Leader, town.Qinghe), null, 1, Ct)).Total);
        Assert.Equal(25, (await list.StaffAsync(village, "host", 1, Ct)).Total);
        Assert.All(first.People, p => Assert.All(p.Roles, r => Assert.StartsWith(town.Liuxi.Path, r.PlacePath, StringComparison.Ordinal)));
    }

    private static async Task<Guid> RoleIdAsync(StorageHost host, CurrentUser user)
    {
        await using var db = host.Store.Open();
        return await db.Set<RoleRow>().Where(r => r.PersonId == user.Id).Select(r => r.Id).FirstAsync(Ct);
    }

    private static void Refused<T>(RefusalKind kind, Outcome<T> outcome) => Assert.Equal(kind, outcome.Refusal?.Kind);
}
