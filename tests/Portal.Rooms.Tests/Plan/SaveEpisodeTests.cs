using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Rooms.Plan;

namespace Portal.Rooms.Tests.Plan;

public class SaveEpisodeTests
{
    [Fact]
    public async Task Only_those_who_plan_for_the_place_may_plan()
    {
        await using var rooms = await RoomsHost.StartAsync();
        var form = new EpisodeForm { RoomId = rooms.Room.Id, Title = "混进来的", Starts = new DateTime(2026, 10, 20, 19, 30, 0) };

        foreach (var user in new[] { rooms.Stranger, rooms.Moderator, CurrentUser.Visitor })
            Assert.Equal(RefusalKind.NotFound, (await rooms.Get<SaveEpisode>().HandleAsync(user, form, RoomsHost.Ct)).Refusal?.Kind);
    }

    [Fact]
    public async Task Numbers_count_on_in_the_room()
    {
        await using var rooms = await RoomsHost.StartAsync();

        var next = await rooms.Get<SaveEpisode>().HandleAsync(
            rooms.Editor, new EpisodeForm { RoomId = rooms.Room.Id, Title = "下一期", Starts = new DateTime(2026, 10, 20, 19, 30, 0) }, RoomsHost.Ct);

        Assert.Equal(rooms.Episode.Number + 1, next.Value!.Number);
        Assert.Equal(new DateTime(2026, 10, 20, 11, 30, 0, DateTimeKind.Utc), next.Value.StartsAt);
    }

    [Fact]
    public async Task The_delay_is_not_changed_under_the_viewers()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await rooms.OnAirAsync();
        var (form, _) = (await rooms.Get<RoomDesk>().EpisodeAsync(rooms.Editor, rooms.Episode.Id, RoomsHost.Ct))!.Value;
        form.DelaySeconds = 30;

        Assert.Equal("delay", (await rooms.Get<SaveEpisode>().HandleAsync(rooms.Editor, form, RoomsHost.Ct)).Refusal?.Field);
    }

    [Fact]
    public async Task A_cancelled_episode_cannot_be_cancelled_again_or_by_a_stranger()
    {
        await using var rooms = await RoomsHost.StartAsync();
        var cancel = rooms.Get<CancelEpisode>();

        Assert.Equal(RefusalKind.NotFound, (await cancel.HandleAsync(rooms.Stranger, rooms.Episode.Id, RoomsHost.Ct)).Refusal?.Kind);
        Assert.True((await cancel.HandleAsync(rooms.Editor, rooms.Episode.Id, RoomsHost.Ct)).IsDone);
        Assert.Equal(RefusalKind.Conflict, (await cancel.HandleAsync(rooms.Editor, rooms.Episode.Id, RoomsHost.Ct)).Refusal?.Kind);
    }
}
