using Portal.Accounts.Places.Settings;
using Portal.Kit.People;
using Portal.Kit.Streams;
using Portal.Rooms.Programme;
using Portal.Rooms.Replay.Keep;
using Portal.Rooms.Watch;

namespace Portal.Rooms.Tests.Watch;

public class ViewingTests
{
    [Fact]
    public async Task A_place_that_says_nothing_shows_the_picture_to_everybody()
    {
        await using var rooms = await RoomsHost.StartAsync();

        Assert.Equal(StreamAccess.Public, await AccessAsync(rooms));
        Assert.NotEmpty((await LiveAsync(rooms, CurrentUser.Visitor)).Hls);
        Assert.Equal(StreamAccess.Public, (await rooms.Get<IReplayGate>().AskAsync(rooms.Episode.Id, RoomsHost.Ct)).Access);
    }

    [Fact]
    public async Task Where_the_picture_is_for_members_the_stream_and_the_replay_want_a_seal_and_visitors_get_no_address()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await ForMembersAsync(rooms);

        Assert.Equal(StreamAccess.SignedAddress, await AccessAsync(rooms));
        Assert.Equal(StreamAccess.SignedAddress, (await rooms.Get<IReplayGate>().AskAsync(rooms.Episode.Id, RoomsHost.Ct)).Access);
        var (viewing, recording) = (rooms.Get<Viewing>(), await rooms.Recordings.FindAsync(rooms.Episode.Id, RoomsHost.Ct));
        Assert.Equal("", (await LiveAsync(rooms, CurrentUser.Visitor)).Hls);
        Assert.Null(await viewing.ReplayAsync(recording, rooms.Room, CurrentUser.Visitor, RoomsHost.Ct));
        Assert.False(await viewing.MayAsync(rooms.Room, CurrentUser.Visitor, RoomsHost.Ct));
    }

    [Fact]
    public async Task Whoever_has_signed_in_watches()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await ForMembersAsync(rooms);
        var villager = await rooms.Town.VillagerAsync();

        Assert.True(await rooms.Get<Viewing>().MayAsync(rooms.Room, villager, RoomsHost.Ct));
        Assert.NotEmpty((await LiveAsync(rooms, villager)).Flv);
    }

    private static async Task<StreamAddresses> LiveAsync(RoomsHost rooms, CurrentUser user)
    {
        await using var db = rooms.Host.Store.Open();
        return await rooms.Get<Viewing>().LiveAsync((await EpisodeFacts.FindAsync(db, rooms.Episode.Id, RoomsHost.Ct))!, user, RoomsHost.Ct);
    }

    private static async Task<StreamAccess> AccessAsync(RoomsHost rooms) =>
        Assert.IsType<PublishGranted>(await rooms.Get<IPublishGate>().AskAsync(new PublishRequest(rooms.Key(), null), RoomsHost.Ct)).Plan.Access;

    private static async Task ForMembersAsync(RoomsHost rooms)
    {
        var boss = await rooms.Town.StaffAsync(Role.Administrator, rooms.Town.Qinghe);
        var outcome = await rooms.Get<IPlaceSettings>().ChangeAsync(
            boss, rooms.Town.Qinghe.Id, VideoRules.Key, nameof(VideoRules.Watchers), nameof(Watchers.Members), RoomsHost.Ct);
        Assert.True(outcome.IsDone, outcome.Refusal?.Message);
    }
}
