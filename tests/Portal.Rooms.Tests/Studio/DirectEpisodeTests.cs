using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Audit;
using Portal.Kit.Episodes;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Rooms.Studio;

namespace Portal.Rooms.Tests.Studio;

public class DirectEpisodeTests
{
    public static TheoryData<string> Commands => ["end", "cut", "release", "switch", "segment", "key", "renew", "answer"];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_refuses_strangers_villagers_and_visitors(string command)
    {
        await using var rooms = await RoomsHost.StartAsync();
        await rooms.OnAirAsync();

        foreach (var user in new[] { rooms.Stranger, await rooms.Town.VillagerAsync(), CurrentUser.Visitor })
            Assert.Equal(RefusalKind.Forbidden, (await RunAsync(rooms, command, user))?.Kind);
        Assert.Empty(rooms.Streams.Asked);
        Assert.Equal(EpisodeState.OnAir, (await rooms.ReadAsync()).State);
    }

    [Fact]
    public async Task A_moderator_may_cut_off_and_never_sees_the_key()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await rooms.OnAirAsync();

        Assert.Null(await RunAsync(rooms, "cut", rooms.Moderator));
        Assert.Equal(RefusalKind.Forbidden, (await RunAsync(rooms, "key", rooms.Moderator))?.Kind);
    }

    [Fact]
    public async Task A_cut_off_stops_the_picture_first_and_stays_until_released()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await rooms.OnAirAsync();

        Assert.Null(await RunAsync(rooms, "cut", rooms.Moderator));
        Assert.NotNull((await rooms.ReadAsync()).CutOffAt);
        Assert.Null(await RunAsync(rooms, "cut", rooms.Moderator));
        Assert.Null(await RunAsync(rooms, "release", rooms.Moderator));

        Assert.Null((await rooms.ReadAsync()).CutOffAt);
        Assert.Equal(["cut", "cut", "release"], rooms.Streams.Asked);
    }

    [Fact]
    public async Task Off_air_ends_the_episode_once()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await rooms.OnAirAsync();

        Assert.Null(await RunAsync(rooms, "end", rooms.Editor));
        Assert.Equal(RefusalKind.Conflict, (await RunAsync(rooms, "end", rooms.Editor))?.Kind);

        Assert.Equal(EpisodeState.Ended, (await rooms.ReadAsync()).State);
        Assert.Equal(["end"], rooms.Streams.Asked);
    }

    [Fact]
    public async Task Showing_the_key_is_in_the_audit_trail_without_the_key()
    {
        await using var rooms = await RoomsHost.StartAsync();

        var shown = await rooms.Get<ShowKey>().ShowAsync(rooms.Editor, rooms.Episode.Id, RoomsHost.Ct);

        Assert.Equal(rooms.Key(), shown.Value);
        await using var db = rooms.Host.Store.Open();
        var entry = await db.Set<AuditRow>().SingleAsync(a => a.Action == "rooms.key-shown", RoomsHost.Ct);
        Assert.Equal(rooms.Editor.Id, entry.PersonId);
        Assert.Null(entry.Detail);
    }

    [Fact]
    public async Task Starting_a_segment_stamps_its_chapter_once()
    {
        await using var rooms = await RoomsHost.StartAsync(episode: e => e.Segments = [new() { Title = "墒情咋样" }]);
        await rooms.OnAirAsync();
        rooms.Host.Clock.Advance(TimeSpan.FromSeconds(65));

        Assert.Null(await RunAsync(rooms, "segment", rooms.Editor));
        Assert.Equal(RefusalKind.Conflict, (await RunAsync(rooms, "segment", rooms.Editor))?.Kind);

        await using var db = rooms.Host.Store.Open();
        Assert.Equal(65, await db.Set<Programme.SegmentRow>().Select(s => s.StartedSecond).SingleAsync(RoomsHost.Ct));
    }

    [Fact]
    public async Task An_order_is_answered_at_the_second_of_the_broadcast()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await rooms.OnAirAsync();
        rooms.Host.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Null(await RunAsync(rooms, "answer", rooms.Editor));

        Assert.Equal(30, Assert.Single(rooms.Orders.Answered).Second);
    }

    private static async Task<Refusal?> RunAsync(RoomsHost rooms, string command, CurrentUser user)
    {
        var direct = rooms.Get<DirectEpisode>();
        var id = rooms.Episode.Id;
        return command switch
        {
            "end" => (await direct.EndAsync(user, id, RoomsHost.Ct)).Refusal,
            "cut" => (await direct.CutOffAsync(user, id, RoomsHost.Ct)).Refusal,
            "release" => (await direct.ReleaseAsync(user, id, RoomsHost.Ct)).Refusal,
            "switch" => (await direct.SwitchDeviceAsync(user, id, RoomsHost.Ct)).Refusal,
            "segment" => (await direct.StartSegmentAsync(user, id, await SegmentAsync(rooms), RoomsHost.Ct)).Refusal,
            "key" => (await rooms.Get<ShowKey>().ShowAsync(user, id, RoomsHost.Ct)).Refusal,
            "renew" => (await rooms.Get<ShowKey>().RenewAsync(user, id, RoomsHost.Ct)).Refusal,
            _ => (await rooms.Get<OrdersOnAir>().AnswerAsync(user, id, Guid.NewGuid(), RoomsHost.Ct)).Refusal,
        };
    }

    private static async Task<Guid> SegmentAsync(RoomsHost rooms)
    {
        await using var db = rooms.Host.Store.Open();
        return await db.Set<Programme.SegmentRow>().Select(s => s.Id).FirstOrDefaultAsync(RoomsHost.Ct);
    }
}
