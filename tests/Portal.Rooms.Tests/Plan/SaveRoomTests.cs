using Portal.Kit.Outcomes;
using Portal.Rooms.Plan;

namespace Portal.Rooms.Tests.Plan;

public class SaveRoomTests
{
    [Fact]
    public async Task A_name_is_enough_and_the_address_comes_from_its_sounds()
    {
        await using var rooms = await RoomsHost.StartAsync();

        Assert.Equal("liu-xi-cun-zhi-bo-jian", rooms.Room.Slug);
    }

    [Fact]
    public async Task Nobody_makes_a_room_in_a_village_that_is_not_theirs()
    {
        await using var rooms = await RoomsHost.StartAsync();

        var outcome = await rooms.Get<SaveRoom>().HandleAsync(rooms.Stranger, new RoomForm { PlaceId = rooms.Town.Liuxi.Id, Name = "假的" }, RoomsHost.Ct);

        Assert.Equal(RefusalKind.Forbidden, outcome.Refusal?.Kind);
    }

    [Fact]
    public async Task A_room_of_another_village_cannot_be_taken_over()
    {
        await using var rooms = await RoomsHost.StartAsync();

        var outcome = await rooms.Get<SaveRoom>().HandleAsync(
            rooms.Stranger, new RoomForm { Id = rooms.Room.Id, PlaceId = rooms.Town.Shiqiao.Id, Name = "归我了" }, RoomsHost.Ct);

        Assert.Equal(RefusalKind.NotFound, outcome.Refusal?.Kind);
    }

    [Fact]
    public async Task Two_rooms_cannot_have_one_address()
    {
        await using var rooms = await RoomsHost.StartAsync();

        var outcome = await rooms.Get<SaveRoom>().HandleAsync(
            rooms.Editor, new RoomForm { PlaceId = rooms.Town.Liuxi.Id, Name = "另一个", Slug = rooms.Room.Slug }, RoomsHost.Ct);

        Assert.Equal((RefusalKind.Conflict, "slug"), (outcome.Refusal!.Kind, outcome.Refusal.Field));
    }

    [Theory]
    [InlineData("", "", "name")]
    [InlineData("好", "../etc", "slug")]
    public async Task What_does_not_fit_is_named(string name, string slug, string field)
    {
        await using var rooms = await RoomsHost.StartAsync();

        var outcome = await rooms.Get<SaveRoom>().HandleAsync(rooms.Editor, new RoomForm { PlaceId = rooms.Town.Liuxi.Id, Name = name, Slug = slug }, RoomsHost.Ct);

        Assert.Equal(field, outcome.Refusal?.Field);
    }

    [Theory]
    [InlineData("https://elsewhere.example/a.png")]
    [InlineData("//elsewhere.example/a.png")]
    [InlineData("tea")]
    [InlineData("/media/01890000-0000-7000-8000-000000000001/../secret.png")]
    public async Task A_slate_is_a_picture_of_our_own_library_or_none(string slate)
    {
        await using var rooms = await RoomsHost.StartAsync();
        RoomForm form = new() { Id = rooms.Room.Id, PlaceId = rooms.Town.Liuxi.Id, Name = "柳溪村直播间", Slate = slate };

        Assert.Equal("slate", (await rooms.Get<SaveRoom>().HandleAsync(rooms.Editor, form, RoomsHost.Ct)).Refusal?.Field);

        form.Slate = "/media/01890000-0000-7000-8000-000000000001/shaodeng.png";
        Assert.Equal(form.Slate, (await rooms.Get<SaveRoom>().HandleAsync(rooms.Editor, form, RoomsHost.Ct)).Value?.Slate);
        form.Slate = "";
        Assert.Null((await rooms.Get<SaveRoom>().HandleAsync(rooms.Editor, form, RoomsHost.Ct)).Value?.Slate);
    }

    [Fact]
    public async Task A_product_cannot_smuggle_a_script_into_a_link()
    {
        await using var rooms = await RoomsHost.StartAsync();

        var outcome = await rooms.Get<SaveRoom>().HandleAsync(
            rooms.Editor,
            new RoomForm { PlaceId = rooms.Town.Liuxi.Id, Name = "好物", Products = [new() { Name = "花生", Link = "javascript:alert(1)" }] },
            RoomsHost.Ct);

        Assert.Equal("products", outcome.Refusal?.Field);
    }
}
