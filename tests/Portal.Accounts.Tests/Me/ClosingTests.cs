using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.Me;
using Portal.Accounts.People;
using Portal.Accounts.Register;
using Portal.Accounts.SignIn;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Testing;

namespace Portal.Accounts.Tests.Me;

public sealed class ClosingTests
{
    private const string Phone = "13800002041";
    private const string Password = "liushu-2041-mai";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_closed_account_is_erased_after_sixty_days_here_and_in_the_modules(OnDatabase on)
    {
        var orders = new Orders();
        await using var host = await StorageHost.StartAsync(on, [new AccountsModule()], s => s.AddSingleton<IPersonalData>(orders));
        var me = await RegisterAsync(host);
        await using var scope = host.Services.CreateAsyncScope();
        var mine = scope.ServiceProvider.GetRequiredService<MyAccount>();

        Assert.Equal(RefusalKind.Invalid, (await mine.CloseAsync(me, "wrong", Ct)).Refusal?.Kind);
        Assert.Equal(RefusalKind.SignInNeeded, (await mine.CloseAsync(CurrentUser.Visitor, Password, Ct)).Refusal?.Kind);
        Assert.True((await mine.CloseAsync(me, Password, Ct)).IsDone);

        host.Clock.Advance(Closing.Hold - TimeSpan.FromMinutes(1));
        await host.Get<EraseClosed>().RunAsync(Ct);
        Assert.Empty(orders.Erased);

        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await host.Get<EraseClosed>().RunAsync(Ct);
        await host.Get<EraseClosed>().RunAsync(Ct);

        Assert.Equal([me.Id!.Value], orders.Erased);
        await using var db = host.Store.Open();
        Assert.False(await db.Set<ContactRow>().AnyAsync(Ct));
        var row = await db.Set<PersonRow>().SingleAsync(Ct);
        Assert.Equal(("", "", null), (row.Name, row.SortKey, row.PasswordHash));
        Assert.True((await host.Get<RegisterVillager>().HandleAsync(new RegisterRequest("新人", Phone, Password, true, 1), "d", "a", Ct)).IsDone);
    }

    [Fact]
    public async Task Within_sixty_days_signing_in_again_keeps_the_account_when_asked_for()
    {
        await using var host = await StorageHost.StartAsync(OnDatabase.Sqlite, [new AccountsModule()]);
        var me = await RegisterAsync(host);
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MyAccount>().CloseAsync(me, Password, Ct);
        var form = scope.ServiceProvider.GetRequiredService<SignInForm>();

        Assert.Equal("keep", (await form.CheckAsync(new SignInRequest(Phone, Password, false), "a", Ct)).Refusal?.Field);
        Assert.True((await form.CheckAsync(new SignInRequest(Phone, Password, true), "a", Ct)).IsDone);
        Assert.True((await form.CheckAsync(new SignInRequest(Phone, Password, false), "a", Ct)).IsDone);
    }

    [Fact]
    public async Task Staff_hand_over_before_they_close()
    {
        await using var host = await StorageHost.StartAsync(OnDatabase.Sqlite, [new AccountsModule()]);
        var town = await Township.PlantAsync(host.Store);
        var staff = await town.StaffAsync(Role.Administrator, town.Qinghe);
        await using var scope = host.Services.CreateAsyncScope();
        Assert.Equal(RefusalKind.Conflict, (await scope.ServiceProvider.GetRequiredService<MyAccount>().CloseAsync(staff, Township.Password, Ct)).Refusal?.Kind);
    }

    [Fact]
    public async Task The_download_holds_what_the_portal_keeps_about_oneself()
    {
        await using var host = await StorageHost.StartAsync(OnDatabase.Sqlite, [new AccountsModule()], s => s.AddSingleton<IPersonalData, Orders>());
        var me = await RegisterAsync(host);
        var export = System.Text.Json.JsonSerializer.Serialize(await host.Get<ExportMine>().ReadAsync(me.Id!.Value, Ct));
        Assert.Contains(Phone, export, StringComparison.Ordinal);
        Assert.Contains("orders", export, StringComparison.Ordinal);
        Assert.DoesNotContain("PasswordHash", export, StringComparison.Ordinal);
    }

    private static async Task<CurrentUser> RegisterAsync(StorageHost host)
    {
        var person = (await host.Get<RegisterVillager>().HandleAsync(new RegisterRequest("刘桂香", Phone, Password, true, 1), "d", "a", Ct)).Value!;
        return new CurrentUser(person.Id, person.Name, []);
    }

    private sealed class Orders : IPersonalData
    {
        public List<Guid> Erased { get; } = [];

        public string Section => "orders";

        public Task<object?> ExportAsync(Guid personId, CancellationToken ct) => Task.FromResult<object?>(new[] { "QH-1" });

        public Task EraseAsync(Guid personId, CancellationToken ct)
        {
            Erased.Add(personId);
            return Task.CompletedTask;
        }
    }
}
