using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.People;
using Portal.Accounts.Privacy;
using Portal.Accounts.Roles;
using Portal.Accounts.Setup;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Kit.Web;
using Portal.Testing;

namespace Portal.Accounts.Tests.Setup;

public sealed class SetUpPortalTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task The_address_on_the_console_makes_one_administrator_and_ends(OnDatabase on)
    {
        await using var host = await StorageHost.StartAsync(on, [new AccountsModule()]);
        var token = await Address(host).IssueAsync(Ct);
        var setUp = host.Get<SetUpPortal>();
        Assert.True(await setUp.IsOpenAsync(token, Ct));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => setUp.HandleAsync(Request(token) with { UserName = $"admin{i}" }, Ct)));

        Assert.Single(outcomes, o => o.IsDone);
        Assert.False(await setUp.IsOpenAsync(token, Ct));
        Assert.Null(await Address(host).IssueAsync(Ct));
        Assert.Equal("青禾镇", Assert.Single(await host.Get<IPlaces>().AllAsync(Ct)).Name);
        Assert.Equal(("青禾乡音", "豫ICP备00000000号"), await NameAsync(host));
        Assert.Equal("说明", (await host.Get<PrivacyNotices>().CurrentAsync(Ct)).Text);
        await using var db = host.Store.Open();
        Assert.Equal(Role.Administrator, (await db.Set<RoleRow>().SingleAsync(Ct)).Role);
    }

    [Fact]
    public async Task A_wrong_or_old_token_opens_nothing()
    {
        await using var host = await StorageHost.StartAsync(new AccountsModule());
        var old = await Address(host).IssueAsync(Ct);
        var token = await Address(host).IssueAsync(Ct);
        var setUp = host.Get<SetUpPortal>();
        foreach (var wrong in new[] { null, "", "x", old, token + "x", new string('x', 43) })
            Assert.Equal(RefusalKind.Forbidden, (await setUp.HandleAsync(Request(wrong), Ct)).Refusal?.Kind);
        await using var db = host.Store.Open();
        Assert.False(await db.Set<PersonRow>().AnyAsync(Ct));
        Assert.DoesNotContain(host.Log.Lines, l => l.Contains(token!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_does_not_fit_is_said_at_its_field_and_nothing_is_made()
    {
        await using var host = await StorageHost.StartAsync(new AccountsModule());
        var request = Request(await Address(host).IssueAsync(Ct));
        var setUp = host.Get<SetUpPortal>();
        (SetUpRequest Request, string Field)[] wrong =
        [
            (request with { Site = request.Site with { Name = "" } }, "sitename"),
            (request with { Site = request.Site with { IcpRecord = new string('号', 61) } }, "icpRecord"),
            (request with { PlaceName = "" }, "placename"),
            (request with { PlaceSlug = "Qing He" }, "slug"),
            (request with { Level = 0 }, "level"),
            (request with { PersonName = "" }, "personname"),
            (request with { UserName = "x" }, "username"),
            (request with { Password = "12345678" }, "password"),
            (request with { Privacy = "" }, "privacy"),
            (request with { Privacy = new string('字', 20_001) }, "privacy"),
        ];
        foreach (var (each, field) in wrong)
            Assert.Equal(field, (await setUp.HandleAsync(each, Ct)).Refusal?.Field);
        Assert.True((await setUp.HandleAsync(request, Ct)).IsDone);
    }

    private static async Task<(string, string)> NameAsync(StorageHost host)
    {
        var site = await host.Get<ISiteIdentity>().ReadAsync(Ct);
        return (site.Name, site.IcpRecord);
    }

    private static SetupAddress Address(StorageHost host) => ActivatorUtilities.CreateInstance<SetupAddress>(host.Services);

    private static SetUpRequest Request(string? token) => new(
        token, "admin", "孙管理", "maple-4821-river", "青禾镇", "qinghe", PlaceLevel.Township, new SiteIdentity("青禾乡音", "", IcpRecord: "豫ICP备00000000号"), "说明");
}
