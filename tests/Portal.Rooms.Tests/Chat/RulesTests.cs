using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Rooms.Chat.Moderate;
using Portal.Rooms.Studio;

namespace Portal.Rooms.Tests.Chat;

/// <summary>How a room is spoken in, turned while it is on air.</summary>
public class RulesTests
{
    private static readonly RoomRules Open = new(PreModerated: false, MembersOnly: false, SlowSeconds: 0);

    [Fact]
    public async Task Review_first_holds_what_villagers_say_at_once()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await rooms.OnAirAsync();

        Assert.Null(await TurnAsync(rooms, rooms.Moderator, Open, Open with { PreModerated = true }));

        Assert.True((await rooms.SayAsync("这句要先看")).Value!.IsHeld);
        Assert.False((await rooms.SayAsync("主持人说的", rooms.Moderator)).Value!.IsHeld);
    }

    [Fact]
    public async Task Members_only_asks_visitors_to_sign_in()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await rooms.OnAirAsync();

        Assert.Null(await TurnAsync(rooms, rooms.Moderator, Open, Open with { MembersOnly = true }));

        Assert.Equal(RefusalKind.SignInNeeded, (await rooms.SayAsync("没登录的")).Refusal?.Kind);
        Assert.True((await rooms.SayAsync("登录的", await rooms.Town.VillagerAsync())).IsDone);
    }

    [Fact]
    public async Task Slow_mode_lets_everybody_speak_once_in_a_while_and_moderators_always()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await rooms.OnAirAsync();
        Assert.Null(await TurnAsync(rooms, rooms.Moderator, Open, Open with { SlowSeconds = 30 }));

        await rooms.SaidAsync("头一句");
        Assert.Equal(RefusalKind.TooMany, (await rooms.SayAsync("第二句")).Refusal?.Kind);
        rooms.Host.Clock.Advance(TimeSpan.FromSeconds(31));
        await rooms.SaidAsync("第三句");
        for (var i = 0; i < 20; i++)
            await rooms.SaidAsync($"主持人的第{i}句", rooms.Moderator);
    }

    [Fact]
    public async Task Two_moderators_who_turn_at_once_never_undo_each_other()
    {
        await using var rooms = await RoomsHost.StartAsync();

        Assert.Null(await TurnAsync(rooms, rooms.Moderator, Open, Open with { PreModerated = true }));
        Assert.Equal(RefusalKind.Conflict, (await TurnAsync(rooms, rooms.Editor, Open, Open with { SlowSeconds = 15 }))?.Kind);

        var view = await rooms.Get<StudioDesk>().ReadAsync(rooms.Moderator, rooms.Episode.Id, RoomsHost.Ct);
        Assert.Equal(Open with { PreModerated = true }, RoomRules.Of(view!.Facts.Room));
    }

    [Fact]
    public async Task Strangers_hosts_and_villagers_turn_nothing()
    {
        await using var rooms = await RoomsHost.StartAsync();
        var host = await rooms.Town.StaffAsync(Role.Host, rooms.Town.Liuxi);

        foreach (var user in new[] { rooms.Stranger, host, CurrentUser.Visitor, await rooms.Town.VillagerAsync() })
            Assert.Equal(RefusalKind.Forbidden, (await TurnAsync(rooms, user, Open, Open with { PreModerated = true }))?.Kind);
        Assert.Equal(RefusalKind.Invalid, (await TurnAsync(rooms, rooms.Moderator, Open, Open with { SlowSeconds = 301 }))?.Kind);
    }

    [Fact]
    public async Task Moderators_find_what_was_said_by_words_or_by_name()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await rooms.OnAirAsync();
        await rooms.SaidAsync("麦种拌药，拌多了会咋样");
        await rooms.SayAsync("声音清楚", name: "李二嫂");
        var search = rooms.Get<SearchComments>();

        Assert.Single(await search.FindAsync(rooms.Moderator, rooms.Episode.Id, "拌药", RoomsHost.Ct));
        Assert.Single(await search.FindAsync(rooms.Moderator, rooms.Episode.Id, "李二", RoomsHost.Ct));
        Assert.Empty(await search.FindAsync(rooms.Moderator, rooms.Episode.Id, "%", RoomsHost.Ct));
        Assert.Empty(await search.FindAsync(rooms.Stranger, rooms.Episode.Id, "拌药", RoomsHost.Ct));
        Assert.Empty(await search.FindAsync(rooms.Moderator, rooms.Episode.Id, new string('药', 51), RoomsHost.Ct));
    }

    private static async Task<Refusal?> TurnAsync(RoomsHost rooms, CurrentUser user, RoomRules seen, RoomRules becomes) =>
        (await rooms.Get<ChangeRules>().HandleAsync(user, rooms.Episode.Id, seen, becomes, RoomsHost.Ct)).Refusal;
}
