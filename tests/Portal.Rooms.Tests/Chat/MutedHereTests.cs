using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Rooms.Chat.Moderate;

namespace Portal.Rooms.Tests.Chat;

public class MutedHereTests
{
    [Fact]
    public async Task Who_was_muted_is_listed_with_the_reason_and_speaks_again_after_one_press()
    {
        await using var rooms = await RoomsHost.StartAsync();
        var villager = await rooms.Town.VillagerAsync();
        await MuteAsync(rooms, "加我微信", RoomsHost.Villager(), MuteSpan.Episode);
        await MuteAsync(rooms, "都是骗人的", villager, MuteSpan.Hour);
        var muted = rooms.Get<MutedHere>();

        var lines = await muted.ListAsync(rooms.Moderator, rooms.Episode.Id, RoomsHost.Ct);

        Assert.Equal([villager.Name, "没登录的观众"], lines.Select(l => l.Name));
        Assert.Equal("王大娘 说“加我微信”", lines[1].Reason);
        Assert.Equal("这一期", lines[1].Where);
        Assert.All(lines, l => Assert.True(l.MayUndo));
        Assert.False((await rooms.SayAsync("让俺说", RoomsHost.Villager())).IsDone);

        Assert.True((await muted.UndoAsync(rooms.Moderator, rooms.Episode.Id, lines[1].Id, RoomsHost.Ct)).IsDone);

        Assert.True((await rooms.SayAsync("让俺说", RoomsHost.Villager())).IsDone);
        Assert.Single(await muted.ListAsync(rooms.Moderator, rooms.Episode.Id, RoomsHost.Ct));
    }

    [Fact]
    public async Task A_mute_that_is_over_is_not_listed()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await MuteAsync(rooms, "加我微信", RoomsHost.Villager(), MuteSpan.TenMinutes);

        rooms.Host.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Empty(await rooms.Get<MutedHere>().ListAsync(rooms.Moderator, rooms.Episode.Id, RoomsHost.Ct));
    }

    [Fact]
    public async Task Another_villages_administrator_a_villager_and_a_made_up_id_see_and_undo_nothing()
    {
        await using var rooms = await RoomsHost.StartAsync();
        var mute = await MuteAsync(rooms, "加我微信", RoomsHost.Villager(), MuteSpan.Forever);
        var muted = rooms.Get<MutedHere>();

        foreach (var who in new[] { rooms.Stranger, await rooms.Town.VillagerAsync(), CurrentUser.Visitor })
        {
            Assert.Empty(await muted.ListAsync(who, rooms.Episode.Id, RoomsHost.Ct));
            Assert.Equal(RefusalKind.NotFound, (await muted.UndoAsync(who, rooms.Episode.Id, mute, RoomsHost.Ct)).Refusal?.Kind);
        }

        Assert.Equal(RefusalKind.NotFound, (await muted.UndoAsync(rooms.Moderator, rooms.Episode.Id, Guid.NewGuid(), RoomsHost.Ct)).Refusal?.Kind);
        Assert.Empty(await muted.ListAsync(rooms.Moderator, Guid.NewGuid(), RoomsHost.Ct));
        Assert.Single(await muted.ListAsync(rooms.Moderator, rooms.Episode.Id, RoomsHost.Ct));
    }

    [Fact]
    public async Task Of_two_moderators_who_undo_at_once_one_is_told_that_it_is_gone()
    {
        await using var rooms = await RoomsHost.StartAsync();
        var mute = await MuteAsync(rooms, "加我微信", RoomsHost.Villager(), MuteSpan.Forever);
        var muted = rooms.Get<MutedHere>();

        Assert.True((await muted.UndoAsync(rooms.Moderator, rooms.Episode.Id, mute, RoomsHost.Ct)).IsDone);
        Assert.Equal(RefusalKind.NotFound, (await muted.UndoAsync(rooms.Moderator, rooms.Episode.Id, mute, RoomsHost.Ct)).Refusal?.Kind);
    }

    private static async Task<Guid> MuteAsync(RoomsHost rooms, string text, CurrentUser who, MuteSpan span)
    {
        var said = await rooms.SaidAsync(text, who);
        rooms.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        return (await rooms.Get<MuteAuthor>().HandleAsync(rooms.Moderator, said.Id, span, RoomsHost.Ct)).Value!.Id;
    }
}
