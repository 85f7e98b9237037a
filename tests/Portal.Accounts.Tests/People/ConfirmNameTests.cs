using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Audit;
using Portal.Accounts.Me;
using Portal.Accounts.People;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Testing;

namespace Portal.Accounts.Tests.People;

public sealed class ConfirmNameTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_name_is_confirmed_once_and_a_new_name_is_not(OnDatabase on)
    {
        await using var host = await StorageHost.StartAsync(on, [new AccountsModule()]);
        var town = await Township.PlantAsync(host.Store);
        var office = await town.StaffAsync(Role.Dispatcher, town.Qinghe);
        var villager = await town.VillagerAsync();
        var confirm = host.Get<ConfirmName>();

        Assert.True((await confirm.HandleAsync(office, villager.Id!.Value, villager.Name, Ct)).IsDone);
        Assert.True((await confirm.HandleAsync(office, villager.Id.Value, villager.Name, Ct)).IsDone);
        Assert.NotNull((await ReadAsync(host, villager)).NameConfirmedAt);
        await using (var db = host.Store.Open())
            Assert.Equal(1, await db.Set<AuditRow>().CountAsync(a => a.Action == "accounts.name-confirmed", Ct));

        Assert.True((await host.Get<MyAccount>().RenameAsync(villager, villager.Name, Ct)).IsDone);
        Assert.NotNull((await ReadAsync(host, villager)).NameConfirmedAt);
        Assert.True((await host.Get<MyAccount>().RenameAsync(villager, "王二", Ct)).IsDone);
        Assert.Null((await ReadAsync(host, villager)).NameConfirmedAt);
        Assert.Equal(RefusalKind.Conflict, (await confirm.HandleAsync(office, villager.Id.Value, villager.Name, Ct)).Refusal?.Kind);
    }

    [Fact]
    public async Task Villagers_strangers_and_the_person_confirm_nothing()
    {
        await using var host = await StorageHost.StartAsync(new AccountsModule());
        var town = await Township.PlantAsync(host.Store);
        var villager = await town.VillagerAsync();
        var office = await town.StaffAsync(Role.Dispatcher, town.Liuxi);
        var confirm = host.Get<ConfirmName>();

        foreach (var who in new[] { CurrentUser.Visitor, villager, await town.StaffAsync(Role.Leader, town.Qinghe) })
            Assert.Equal(RefusalKind.Forbidden, (await confirm.HandleAsync(who, villager.Id!.Value, villager.Name, Ct)).Refusal?.Kind);
        Assert.False((await confirm.HandleAsync(office, office.Id!.Value, office.Name, Ct)).IsDone);
        Assert.Equal(RefusalKind.NotFound, (await confirm.HandleAsync(office, Guid.NewGuid(), "谁", Ct)).Refusal?.Kind);
        Assert.Null((await ReadAsync(host, villager)).NameConfirmedAt);
    }

    private static async Task<PersonRow> ReadAsync(StorageHost host, CurrentUser who)
    {
        await using var db = host.Store.Open();
        return await db.Set<PersonRow>().SingleAsync(p => p.Id == who.Id, Ct);
    }
}
