using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.People;
using Portal.Accounts.Register;
using Portal.Accounts.SignIn;
using Portal.Kit.Outcomes;
using Portal.Testing;

namespace Portal.Accounts.Tests.SignIn;

public sealed class SignInFormTests
{
    private const string Phone = "13800002041";
    private const string Password = "liushu-2041-mai";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Five_wrong_passwords_pause_the_account_even_for_the_right_one(OnDatabase on)
    {
        await using var host = await StartAsync(on);
        for (var i = 0; i < 4; i++)
            Assert.Equal(RefusalKind.Invalid, await TryAsync(host, Phone, "wrong"));
        Assert.Equal(RefusalKind.TooMany, await TryAsync(host, Phone, "wrong"));
        Assert.Equal(RefusalKind.TooMany, await TryAsync(host, Phone, Password));
        await using var db = host.Store.Open();
        Assert.NotNull((await db.Set<PersonRow>().SingleAsync(Ct)).PausedUntil);
    }

    [Fact]
    public async Task A_right_password_starts_the_count_anew()
    {
        await using var host = await StartAsync(OnDatabase.Sqlite);
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 4; i++)
                Assert.Equal(RefusalKind.Invalid, await TryAsync(host, Phone, "wrong"));
            Assert.Null(await TryAsync(host, "+86 138-0000-2041", Password));
            host.Clock.Advance(AttemptLimit.Window);
        }
    }

    [Fact]
    public async Task Whoever_knows_the_password_may_sign_in_as_often_as_they_like()
    {
        await using var host = await StartAsync(OnDatabase.Sqlite);
        for (var i = 0; i < AttemptLimit.PerAccount + 1; i++)
            Assert.Null(await TryAsync(host, Phone, Password));
    }

    [Fact]
    public async Task Guessing_many_accounts_from_one_address_is_held_back_and_passes()
    {
        await using var host = await StorageHost.StartAsync(new AccountsModule());
        var limit = host.Get<AttemptLimit>();
        for (var i = 0; i < AttemptLimit.PerAddress; i++)
            limit.Take("signin-address:10.0.0.1", AttemptLimit.PerAddress);
        Assert.Equal(RefusalKind.TooMany, await TryAsync(host, Phone, Password));
        host.Clock.Advance(AttemptLimit.Window);
        Assert.Equal(RefusalKind.Invalid, await TryAsync(host, Phone, Password));
    }

    [Fact]
    public async Task Somebody_locked_is_told_so_only_with_the_right_password()
    {
        await using var host = await StartAsync(OnDatabase.Sqlite);
        await host.Store.WriteAsync(db => db.Set<PersonRow>().ExecuteUpdateAsync(s => s.SetProperty(p => p.LockedAt, TimeProvider.System.GetUtcNow().UtcDateTime), Ct), Ct);
        Assert.Equal(RefusalKind.Invalid, await TryAsync(host, Phone, "wrong"));
        Assert.Equal(RefusalKind.Forbidden, await TryAsync(host, Phone, Password));
    }

    [Theory]
    [InlineData("", Password)]
    [InlineData("   ", Password)]
    [InlineData(Phone, "")]
    public async Task Empty_fields_are_refused_without_asking_the_database(string account, string password)
    {
        await using var host = await StartAsync(OnDatabase.Sqlite);
        Assert.Equal(RefusalKind.Invalid, await TryAsync(host, account, password));
        Assert.Equal(RefusalKind.Invalid, await TryAsync(host, new string('x', 41), password));
        Assert.Equal(RefusalKind.Invalid, await TryAsync(host, account, new string('x', 129)));
    }

    [Fact]
    public void Counting_stays_bounded_under_a_flood_of_made_up_names()
    {
        var limit = new AttemptLimit(TimeProvider.System);
        for (var i = 0; i < 120_000; i++)
            Assert.True(limit.Take($"signin:{i}", 1));
    }

    private static async Task<StorageHost> StartAsync(OnDatabase on)
    {
        var host = await StorageHost.StartAsync(on, [new AccountsModule()]);
        Assert.True((await host.Get<RegisterVillager>().HandleAsync(new RegisterRequest("刘桂香", Phone, Password, true, 1), "d", "a", Ct)).IsDone);
        return host;
    }

    private static async Task<RefusalKind?> TryAsync(StorageHost host, string account, string password)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<SignInForm>().CheckAsync(new SignInRequest(account, password, false), "10.0.0.1", Ct)).Refusal?.Kind;
    }
}
