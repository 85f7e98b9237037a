using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.People;
using Portal.Accounts.Roles;
using Portal.Kit.Modules;
using Portal.Kit.People;
using Portal.Testing;

namespace Portal.Accounts.Tests.SignIn;

public sealed class CurrentUserTests
{
    private static readonly Permission Direct = new("rooms.direct", Role.Host);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_role_reaches_below_and_not_beside(OnDatabase on)
    {
        await using var host = await StartAsync(on);
        var town = await Township.PlantAsync(host.Store);
        var staff = await town.StaffAsync(Role.Host, town.Liuxi);

        var user = await ReadAsync(host, staff.Id!.Value);

        Assert.True(user.May(Direct, town.Liuxi.Path));
        Assert.True(user.May(Direct, town.Dongtou.Path));
        Assert.False(user.May(Direct, town.Shiqiao.Path));
        Assert.False(user.May(Direct, town.Qinghe.Path));
    }

    [Fact]
    public async Task A_role_taken_back_ends_at_the_next_question()
    {
        await using var host = await StartAsync(OnDatabase.Sqlite);
        var town = await Township.PlantAsync(host.Store);
        var staff = await town.StaffAsync(Role.Host, town.Liuxi);
        await using var session = await SessionAsync(host, staff.Id!.Value);
        var current = session.ServiceProvider.GetRequiredService<ICurrentUser>();
        Assert.True((await current.ReadAsync(Ct)).IsStaff);

        await host.Store.WriteAsync(db => db.Set<RoleRow>().ExecuteDeleteAsync(Ct), Ct);

        Assert.False((await current.ReadAsync(Ct)).IsStaff);
    }

    [Theory]
    [InlineData("locked")]
    [InlineData("closing")]
    [InlineData("stamp")]
    public async Task Whoever_was_locked_or_closed_or_has_a_new_password_is_a_visitor(string how)
    {
        await using var host = await StartAsync(OnDatabase.Sqlite);
        var town = await Township.PlantAsync(host.Store);
        var staff = await town.StaffAsync(Role.Administrator, town.Qinghe);
        await using var session = await SessionAsync(host, staff.Id!.Value);
        var current = session.ServiceProvider.GetRequiredService<ICurrentUser>();
        Assert.Equal(staff.Id, (await current.ReadAsync(Ct)).Id);

        await host.Store.WriteAsync(
            async db =>
            {
                var person = await db.Set<PersonRow>().AsTracking().SingleAsync(p => p.Id == staff.Id, Ct);
                person.LockedAt = how == "locked" ? TimeProvider.System.GetUtcNow().UtcDateTime : null;
                person.ClosingAt = how == "closing" ? TimeProvider.System.GetUtcNow().UtcDateTime : null;
                if (how == "stamp")
                    person.SecurityStamp = "another";
            },
            Ct);

        Assert.Null((await current.ReadAsync(Ct)).Id);
    }

    [Fact]
    public async Task Nobody_is_a_visitor()
    {
        await using var host = await StartAsync(OnDatabase.Sqlite);
        await using var scope = host.Services.CreateAsyncScope();
        Assert.Equal(CurrentUser.Visitor, await scope.ServiceProvider.GetRequiredService<ICurrentUser>().ReadAsync(Ct));
    }

    private static Task<StorageHost> StartAsync(OnDatabase on) =>
        StorageHost.StartAsync(on, [new AccountsModule()], services => services.AddSingleton<IHttpContextAccessor, OneRequest>());

    private static async Task<CurrentUser> ReadAsync(StorageHost host, Guid person)
    {
        await using var session = await SessionAsync(host, person);
        return await session.ServiceProvider.GetRequiredService<ICurrentUser>().ReadAsync(Ct);
    }

    private static async Task<AsyncServiceScope> SessionAsync(StorageHost host, Guid person)
    {
        var scope = host.Services.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<UserManager<PersonRow>>().FindByIdAsync(person.ToString());
        var claims = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<PersonRow>>().CreateAsync(row!);
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext
        {
            User = claims,
            RequestServices = scope.ServiceProvider,
        };
        return scope;
    }

    /// <summary>The usual accessor is bound to the flow of one request's calls.</summary>
    private sealed class OneRequest : IHttpContextAccessor
    {
        public HttpContext? HttpContext { get; set; }
    }
}
