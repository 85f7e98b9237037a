using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.Codes;
using Portal.Accounts.People;
using Portal.Accounts.Privacy;
using Portal.Accounts.Register;
using Portal.Accounts.SignIn;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Testing;

namespace Portal.Accounts.Tests.Register;

public sealed class RegisterVillagerTests
{
    private const string Phone = "138 0000-2041";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_number_registers_once_however_it_is_written_and_however_many_press_at_once(OnDatabase on)
    {
        await using var host = await StorageHost.StartAsync(on, [new AccountsModule()]);
        var register = host.Get<RegisterVillager>();

        var outcomes = await Task.WhenAll(
            new[] { Phone, "+86 13800002041", "１３８００００２０４１", "0086-138-0000-2041" }.Select((p, i) => register.HandleAsync(Request(p), $"device-{i}", "10.0.0.1", Ct)));

        Assert.Single(outcomes, o => o.IsDone);
        Assert.All(outcomes.Where(o => !o.IsDone), o => Assert.Equal(("phone", RefusalKind.Conflict), (o.Refusal!.Field, o.Refusal.Kind)));
        await using var db = host.Store.Open();
        Assert.Equal(1, await db.Set<PersonRow>().CountAsync(Ct));
        Assert.Equal(1, await db.Set<ConsentRow>().CountAsync(Ct));
    }

    [Theory]
    [InlineData("", Phone, "liushu-2041-mai", "name")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十长", Phone, "liushu-2041-mai", "name")]
    [InlineData("刘\u202e桂香", Phone, "liushu-2041-mai", "name")]
    [InlineData("刘桂香", "1380000204", "liushu-2041-mai", "phone")]
    [InlineData("刘桂香", "66123450", "liushu-2041-mai", "phone")]
    [InlineData("刘桂香", "138000020411111", "liushu-2041-mai", "phone")]
    [InlineData("刘桂香", Phone, "short", "password")]
    [InlineData("刘桂香", Phone, "12345678", "password")]
    [InlineData("刘桂香", Phone, "13800002041", "password")]
    [InlineData("刘桂香", Phone, "88888888", "password")]
    public async Task What_does_not_fit_is_said_at_its_field(string name, string phone, string password, string field)
    {
        await using var host = await StorageHost.StartAsync(new AccountsModule());
        var outcome = await host.Get<RegisterVillager>().HandleAsync(new RegisterRequest(name, phone, password, true, 1), "device", "10.0.0.1", Ct);
        Assert.Equal(field, outcome.Refusal?.Field);
        await using var db = host.Store.Open();
        Assert.False(await db.Set<PersonRow>().AnyAsync(Ct));
    }

    [Fact]
    public async Task Nobody_registers_without_consent_to_the_version_that_holds_now()
    {
        await using var host = await StorageHost.StartAsync(new AccountsModule());
        var register = host.Get<RegisterVillager>();
        Assert.Equal("agree", (await register.HandleAsync(Request(Phone) with { Agrees = false }, "d", "a", Ct)).Refusal?.Field);
        Assert.Equal("agree", (await register.HandleAsync(Request(Phone) with { Version = 7 }, "d", "a", Ct)).Refusal?.Field);
    }

    [Fact]
    public async Task A_device_that_registers_again_and_again_is_held_back()
    {
        await using var host = await StorageHost.StartAsync(new AccountsModule());
        var register = host.Get<RegisterVillager>();
        RefusalKind? last = null;
        for (var i = 0; i < 9; i++)
            last = (await register.HandleAsync(Request($"1380000{i:D4}"), "one-device", "10.0.0.1", Ct)).Refusal?.Kind;
        Assert.Equal(RefusalKind.TooMany, last);
        Assert.True((await register.HandleAsync(Request("13800009999"), "another-device", "10.0.0.1", Ct)).IsDone);
    }

    [Fact]
    public async Task The_number_is_in_no_log_line_and_in_no_table_in_clear()
    {
        await using var host = await StorageHost.StartAsync(new AccountsModule());
        var person = (await host.Get<RegisterVillager>().HandleAsync(Request(Phone), "d", "a", Ct)).Value!;
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var form = scope.ServiceProvider.GetRequiredService<SignInForm>();
            await form.CheckAsync(new SignInRequest(Phone, "wrong-password", false), "10.0.0.1", Ct);
            await form.CheckAsync(new SignInRequest("13800009999", "wrong-password", false), "10.0.0.1", Ct);
        }

        Assert.DoesNotContain(host.Log.Lines, l => l.Contains("0000204", StringComparison.Ordinal) || l.Contains("13800009999", StringComparison.Ordinal) || l.Contains("wrong-password", StringComparison.Ordinal));
        Assert.DoesNotContain("2041", person.UserName!, StringComparison.Ordinal);
        await using var db = host.Store.Open();
        var contact = await db.Set<ContactRow>().SingleAsync(Ct);
        Assert.DoesNotContain("13800002041", contact.Sealed + contact.Fingerprint, StringComparison.Ordinal);
        Assert.Equal("138****2041", host.Get<PhoneBook>().Open(contact).ToString());
    }

    [Fact]
    public async Task A_code_confirms_the_number_within_ten_minutes_and_five_tries()
    {
        var sent = new SentCodes();
        await using var host = await StorageHost.StartAsync(OnDatabase.Sqlite, [new AccountsModule()], s => s.AddSingleton<ICodeSender>(sent));
        var person = (await host.Get<RegisterVillager>().HandleAsync(Request(Phone), "d", "a", Ct)).Value!;
        var me = new CurrentUser(person.Id, person.Name, []);
        var codes = host.Get<PhoneCodes>();

        Assert.True((await codes.SendAsync(me, Ct)).IsDone);
        for (var i = 0; i < PhoneCodes.MaxMisses; i++)
            Assert.Equal(RefusalKind.Invalid, (await codes.ConfirmAsync(me, sent.Last == "000000" ? "111111" : "000000", Ct)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Conflict, (await codes.ConfirmAsync(me, sent.Last, Ct)).Refusal?.Kind);

        Assert.True((await codes.SendAsync(me, Ct)).IsDone);
        host.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(RefusalKind.Conflict, (await codes.ConfirmAsync(me, sent.Last, Ct)).Refusal?.Kind);

        Assert.True((await codes.SendAsync(me, Ct)).IsDone);
        Assert.True((await codes.ConfirmAsync(me, sent.Last, Ct)).IsDone);
        Assert.Equal(RefusalKind.Conflict, (await codes.ConfirmAsync(me, sent.Last, Ct)).Refusal?.Kind);
        Assert.Equal(RefusalKind.SignInNeeded, (await codes.SendAsync(CurrentUser.Visitor, Ct)).Refusal?.Kind);
    }

    private static RegisterRequest Request(string phone) => new("刘桂香", phone, "liushu-2041-mai", true, 1);

    private sealed class SentCodes : ICodeSender
    {
        public string Last { get; private set; } = "";

        public Task SendAsync(PhoneNumber number, string code, CancellationToken ct)
        {
            Last = code;
            return Task.CompletedTask;
        }
    }
}
