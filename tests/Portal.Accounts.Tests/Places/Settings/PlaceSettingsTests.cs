using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Audit;
using Portal.Accounts.Places.Settings;
using Portal.Accounts.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Testing;

namespace Portal.Accounts.Tests.Places.Settings;

public sealed class PlaceSettingsTests
{
    public enum WhoMayComment
    {
        Anyone,
        Confirmed,
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_rule_holds_below_until_a_place_says_otherwise_property_by_property(OnDatabase on)
    {
        await using var host = await StartAsync(on);
        var town = await Township.PlantAsync(host.Store);
        var admin = await town.StaffAsync(Role.Administrator, town.Qinghe);
        var settings = host.Get<IPlaceSettings>();
        Assert.Equal(new CommentRules(), await settings.GetAsync<CommentRules>(town.Dongtou, Ct));

        Assert.True((await settings.ChangeAsync(admin, town.Qinghe.Id, "test.comments", "Who", "Confirmed", Ct)).IsDone);
        Assert.True((await settings.ChangeAsync(admin, town.Liuxi.Id, "test.comments", "PerMinute", "9", Ct)).IsDone);

        Assert.Equal(new CommentRules { Who = WhoMayComment.Confirmed, PerMinute = 9 }, await settings.GetAsync<CommentRules>(town.Dongtou, Ct));
        Assert.Equal(new CommentRules { Who = WhoMayComment.Confirmed }, await settings.GetAsync<CommentRules>(town.Shiqiao, Ct));

        Assert.True((await settings.ChangeAsync(admin, town.Qinghe.Id, "test.comments", "Who", null, Ct)).IsDone);
        Assert.Equal(WhoMayComment.Anyone, (await settings.GetAsync<CommentRules>(town.Dongtou, Ct)).Who);
        await using var db = host.Store.Open();
        Assert.Equal(3, await db.Set<AuditRow>().CountAsync(a => a.Action == "accounts.setting-changed", Ct));
    }

    [Theory]
    [InlineData("test.comments", "PerMinute", "0", RefusalKind.Invalid)]
    [InlineData("test.comments", "PerMinute", "many", RefusalKind.Invalid)]
    [InlineData("test.comments", "Who", "Nobody", RefusalKind.Invalid)]
    [InlineData("test.comments", "Who", "1", RefusalKind.Invalid)]
    [InlineData("test.comments", "Nothing", "1", RefusalKind.NotFound)]
    [InlineData("test.nothing", "Who", "Anyone", RefusalKind.NotFound)]
    public async Task What_does_not_fit_is_refused(string key, string property, string value, RefusalKind kind)
    {
        await using var host = await StartAsync(OnDatabase.Sqlite);
        var town = await Township.PlantAsync(host.Store);
        var admin = await town.StaffAsync(Role.Administrator, town.Qinghe);
        var outcome = await host.Get<IPlaceSettings>().ChangeAsync(admin, town.Qinghe.Id, key, property, value, Ct);
        Assert.Equal(kind, outcome.Refusal?.Kind);
    }

    [Fact]
    public async Task The_administrator_of_the_village_beside_sets_no_rule_here()
    {
        await using var host = await StartAsync(OnDatabase.Sqlite);
        var town = await Township.PlantAsync(host.Store);
        var settings = host.Get<IPlaceSettings>();
        foreach (var who in new[] { CurrentUser.Visitor, await town.StaffAsync(Role.Administrator, town.Shiqiao), await town.StaffAsync(Role.Moderator, town.Liuxi) })
            Assert.Equal(RefusalKind.Forbidden, (await settings.ChangeAsync(who, town.Liuxi.Id, "test.comments", "Who", "Confirmed", Ct)).Refusal?.Kind);
        Assert.Equal(new CommentRules(), await settings.GetAsync<CommentRules>(town.Liuxi, Ct));
    }

    private static Task<StorageHost> StartAsync(OnDatabase on) => StorageHost.StartAsync(
        on, [new AccountsModule()], services => services.AddPlaceSettings<CommentRules>("test.comments", typeof(AccountsTexts)));

    public sealed record CommentRules
    {
        public WhoMayComment Who { get; init; }

        [Range(1, 60)]
        public int PerMinute { get; init; } = 6;
    }
}
