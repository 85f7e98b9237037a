using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places.Add;
using Portal.Accounts.Places.Move;
using Portal.Accounts.Places.Remove;
using Portal.Accounts.Places.Rename;
using Portal.Accounts.Places.Settings;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Testing;

namespace Portal.Accounts.Tests.Places;

public sealed class PlaceTreeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_move_rewrites_every_path_below(OnDatabase on)
    {
        await using var host = await StorageHost.StartAsync(on, [new AccountsModule()]);
        var town = await Township.PlantAsync(host.Store);
        var admin = await town.StaffAsync(Role.Administrator, town.Qinghe);
        var places = host.Get<IPlaces>();
        var zone = await host.Get<AddPlace>().HandleAsync(admin, new NewPlace(town.Shiqiao.Id, "west", "西头网格", PlaceLevel.Grid, null), Ct);
        Assert.True(zone.IsDone);

        var moved = await host.Get<MovePlace>().HandleAsync(admin, zone.Value.Id, town.Liuxi.Id, Ct);

        Assert.Equal("qinghe/liuxi/west/", moved.Value!.Path);
        Assert.NotNull(await places.FindByPathAsync("qinghe/liuxi/west", Ct));
        Assert.Null(await places.FindByPathAsync("qinghe/shiqiao/west", Ct));
        Assert.Equal(["青禾镇", "柳溪村", "东头网格", "西头网格", "石桥村"], (await places.AllAsync(Ct)).Select(p => p.Name));
    }

    [Fact]
    public async Task A_place_cannot_lie_below_itself_or_below_its_own_level()
    {
        await using var host = await StorageHost.StartAsync(new AccountsModule());
        var town = await Township.PlantAsync(host.Store);
        var admin = await town.StaffAsync(Role.Administrator, town.Qinghe);
        var move = host.Get<MovePlace>();

        Refused(RefusalKind.Invalid, await move.HandleAsync(admin, town.Liuxi.Id, town.Dongtou.Id, Ct));
        Refused(RefusalKind.Invalid, await move.HandleAsync(admin, town.Liuxi.Id, town.Liuxi.Id, Ct));
        Refused(RefusalKind.Invalid, await move.HandleAsync(admin, town.Liuxi.Id, town.Shiqiao.Id, Ct));
        Refused(RefusalKind.Forbidden, await move.HandleAsync(admin, town.Qinghe.Id, town.Liuxi.Id, Ct));
        Refused(RefusalKind.NotFound, await move.HandleAsync(admin, Guid.NewGuid(), town.Liuxi.Id, Ct));
        Refused(RefusalKind.Invalid, await host.Get<AddPlace>().HandleAsync(admin, new NewPlace(town.Dongtou.Id, "deeper", "再下面", PlaceLevel.Grid, null), Ct));
    }

    [Theory]
    [InlineData("liuxi", "柳溪二村", RefusalKind.Conflict)]
    [InlineData("Bad Slug", "新村", RefusalKind.Invalid)]
    [InlineData("../x", "新村", RefusalKind.Invalid)]
    [InlineData("xin", "", RefusalKind.Invalid)]
    [InlineData("xin", "   ", RefusalKind.Invalid)]
    public async Task A_new_place_needs_a_free_address_and_a_name(string slug, string name, RefusalKind expected)
    {
        await using var host = await StorageHost.StartAsync(new AccountsModule());
        var town = await Township.PlantAsync(host.Store);
        var admin = await town.StaffAsync(Role.Administrator, town.Qinghe);
        Refused(expected, await host.Get<AddPlace>().HandleAsync(admin, new NewPlace(town.Qinghe.Id, slug, name, PlaceLevel.Village, null), Ct));
        Refused(RefusalKind.Invalid, await host.Get<AddPlace>().HandleAsync(admin, new NewPlace(town.Qinghe.Id, "xin", new string('村', 61), PlaceLevel.Village, null), Ct));
        Assert.Equal(4, (await host.Get<IPlaces>().AllAsync(Ct)).Count);
    }

    [Fact]
    public async Task A_stranger_and_an_administrator_of_the_village_beside_change_nothing()
    {
        await using var host = await StorageHost.StartAsync(new AccountsModule());
        var town = await Township.PlantAsync(host.Store);
        CurrentUser[] others =
        [
            CurrentUser.Visitor, await town.VillagerAsync(), await town.StaffAsync(Role.Editor, town.Qinghe), await town.StaffAsync(Role.Administrator, town.Shiqiao),
        ];
        foreach (var who in others)
        {
            Refused(RefusalKind.Forbidden, await host.Get<AddPlace>().HandleAsync(who, new NewPlace(town.Liuxi.Id, "xin", "新网格", PlaceLevel.Grid, null), Ct));
            Refused(RefusalKind.Forbidden, await host.Get<RenamePlace>().HandleAsync(who, town.Liuxi.Id, "别的村", null, Ct));
            Refused(RefusalKind.Forbidden, await host.Get<MovePlace>().HandleAsync(who, town.Dongtou.Id, town.Shiqiao.Id, Ct));
            Refused(RefusalKind.Forbidden, await host.Get<RemovePlace>().HandleAsync(who, town.Dongtou.Id, Ct));
        }

        Assert.Equal(["青禾镇", "柳溪村", "东头网格", "石桥村"], (await host.Get<IPlaces>().AllAsync(Ct)).Select(p => p.Name));
    }

    [Fact]
    public async Task A_place_goes_only_when_nothing_belongs_to_it()
    {
        await using var host = await StorageHost.StartAsync(new AccountsModule());
        var town = await Township.PlantAsync(host.Store);
        var admin = await town.StaffAsync(Role.Administrator, town.Qinghe);
        await town.StaffAsync(Role.Handler, town.Shiqiao);
        var remove = host.Get<RemovePlace>();

        Refused(RefusalKind.Conflict, await remove.HandleAsync(admin, town.Liuxi.Id, Ct));
        Refused(RefusalKind.Conflict, await remove.HandleAsync(admin, town.Shiqiao.Id, Ct));
        Refused(RefusalKind.Forbidden, await remove.HandleAsync(admin, town.Qinghe.Id, Ct));
        Assert.True((await remove.HandleAsync(admin, town.Dongtou.Id, Ct)).IsDone);
        Refused(RefusalKind.NotFound, await remove.HandleAsync(admin, town.Dongtou.Id, Ct));
        Assert.True((await remove.HandleAsync(admin, town.Liuxi.Id, Ct)).IsDone);
    }

    [Theory, BothDatabases]
    public async Task A_place_that_was_taken_out_by_mistake_is_put_back_as_it_was_with_its_rules(OnDatabase on)
    {
        await using var host = await StorageHost.StartAsync(on, [new AccountsModule()]);
        var town = await Township.PlantAsync(host.Store);
        var admin = await town.StaffAsync(Role.Administrator, town.Qinghe);
        await host.Store.WriteAsync(db =>
        {
            db.Add(new PlaceSettingRow { PlaceId = town.Dongtou.Id, Key = "rooms.comments", Json = """{"Delay":30}""", Version = 3 });
            return Task.CompletedTask;
        });
        var (places, back) = (host.Get<IPlaces>(), host.Get<PutPlaceBack>());
        var before = (await places.FindAsync(town.Dongtou.Id, Ct))!;
        var removed = await back.RememberAsync(before, Ct);
        Refused(RefusalKind.Conflict, await back.HandleAsync(admin, removed, Ct));
        Assert.True((await host.Get<RemovePlace>().HandleAsync(admin, before.Id, Ct)).IsDone);
        Assert.Null(await places.FindAsync(before.Id, Ct));

        Refused(RefusalKind.Forbidden, await back.HandleAsync(await town.VillagerAsync(), removed, Ct));
        Assert.True((await back.HandleAsync(admin, removed, Ct)).IsDone);

        Assert.Equal(before, await places.FindAsync(before.Id, Ct));
        await using var after = host.Store.Open();
        var rule = await after.Set<PlaceSettingRow>().SingleAsync(s => s.PlaceId == before.Id, Ct);
        Assert.Equal(("""{"Delay":30}""", 3), (rule.Json, rule.Version));
        Refused(RefusalKind.Conflict, await back.HandleAsync(admin, removed, Ct));
    }

    [Theory, BothDatabases]
    public async Task Two_concurrent_moves_never_make_a_circle(OnDatabase on)
    {
        await using var host = await StorageHost.StartAsync(on, [new AccountsModule()]);
        var town = await Township.PlantAsync(host.Store);
        var admin = await town.StaffAsync(Role.Administrator, town.Qinghe);
        var add = host.Get<AddPlace>();
        var move = host.Get<MovePlace>();
        var zone = (await add.HandleAsync(admin, new NewPlace(town.Shiqiao.Id, "zone", "中间网格", PlaceLevel.Grid, null), Ct)).Value!;

        var both = await Task.WhenAll(
            move.HandleAsync(admin, zone.Id, town.Liuxi.Id, Ct),
            host.Get<RemovePlace>().HandleAsync(admin, zone.Id, Ct),
            move.HandleAsync(admin, zone.Id, town.Liuxi.Id, Ct));

        Assert.Contains(both, o => o.IsDone);
        foreach (var place in await host.Get<IPlaces>().AllAsync(Ct))
        {
            var parent = place.ParentId is { } id ? await host.Get<IPlaces>().FindAsync(id, Ct) : null;
            Assert.Equal($"{parent?.Path}{place.Slug}/", place.Path);
        }
    }

    private static void Refused(RefusalKind kind, Outcome<Place> outcome)
    {
        Assert.False(outcome.IsDone);
        Assert.Equal(kind, outcome.Refusal.Kind);
        Assert.NotEmpty(outcome.Refusal.Message);
    }
}
