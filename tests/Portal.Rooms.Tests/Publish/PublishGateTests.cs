using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.Places.Settings;
using Portal.Kit.Episodes;
using Portal.Kit.People;
using Portal.Kit.Streams;
using Portal.Rooms.Publish;
using Portal.Rooms.Replay.Keep;

namespace Portal.Rooms.Tests.Publish;

public class PublishGateTests
{
    [Fact]
    public async Task A_key_opens_its_episode_with_the_delay_and_grace_that_were_planned()
    {
        await using var rooms = await RoomsHost.StartAsync(episode: e => (e.DelaySeconds, e.GraceMinutes) = (15, 7));

        var granted = Assert.IsType<PublishGranted>(await AskAsync(rooms, rooms.Key()));

        Assert.Equal(rooms.Episode.Id, granted.Plan.StreamId);
        Assert.Equal(TimeSpan.FromSeconds(15), granted.Plan.Delay);
        Assert.Equal(TimeSpan.FromMinutes(7), granted.Plan.Grace);
        Assert.True(granted.Plan.Record);
        Assert.NotEqual(rooms.Key(), granted.Plan.PlayName);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("' or 1=1 --")]
    public async Task An_unknown_key_is_refused_in_Chinese(string key)
    {
        await using var rooms = await RoomsHost.StartAsync();

        var refused = Assert.IsType<PublishRefused>(await AskAsync(rooms, key));

        Assert.Equal(PublishRefusal.UnknownKey, refused.Reason);
        Assert.Contains("推流码", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_play_name_is_no_key()
    {
        await using var rooms = await RoomsHost.StartAsync();

        Assert.IsType<PublishRefused>(await AskAsync(rooms, rooms.Episode.PlayName));
    }

    [Fact]
    public async Task The_key_of_an_ended_episode_is_refused()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await rooms.OnAirAsync();
        await rooms.TellAsync(StreamChangeKind.Ended);

        var refused = Assert.IsType<PublishRefused>(await AskAsync(rooms, rooms.Key()));

        Assert.Equal(PublishRefusal.EpisodeEnded, refused.Reason);
        Assert.Contains("已经结束", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_place_asks_for_smaller_pictures()
    {
        await using var rooms = await RoomsHost.StartAsync();
        Assert.False(Assert.IsType<PublishGranted>(await AskAsync(rooms, rooms.Key())).Plan.SmallerPictures);
        var boss = await rooms.Town.StaffAsync(Role.Administrator, rooms.Town.Liuxi);

        await rooms.Get<IPlaceSettings>().ChangeAsync(boss, rooms.Town.Liuxi.Id, VideoRules.Key, nameof(VideoRules.SmallerPictures), "true", RoomsHost.Ct);

        Assert.True(Assert.IsType<PublishGranted>(await AskAsync(rooms, rooms.Key())).Plan.SmallerPictures);
    }

    [Fact]
    public async Task A_host_who_dropped_continues_the_same_episode()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await rooms.OnAirAsync();
        var started = (await rooms.ReadAsync()).StartedAt;
        rooms.Host.Clock.Advance(TimeSpan.FromMinutes(10));
        await rooms.TellAsync(StreamChangeKind.Interrupted);
        Assert.True((await rooms.ReadAsync()).Interrupted);
        Assert.IsType<PublishGranted>(await AskAsync(rooms, rooms.Key()));

        await rooms.TellAsync(StreamChangeKind.Returned);

        var now = await rooms.ReadAsync();
        Assert.False(now.Interrupted);
        Assert.Equal(EpisodeState.OnAir, now.State);
        Assert.Equal(started, now.StartedAt);
    }

    [Fact]
    public async Task An_episode_whose_host_never_came_back_after_the_server_died_ends_after_the_grace_time()
    {
        await using var rooms = await RoomsHost.StartAsync(episode: e => e.GraceMinutes = 5);
        await rooms.OnAirAsync();
        var job = rooms.Host.Services.GetServices<Storage.Jobs.IJob>().OfType<EndAbandoned>().Single();

        rooms.Host.Clock.Advance(TimeSpan.FromMinutes(4));
        await job.RunAsync(RoomsHost.Ct);
        Assert.Equal(EpisodeState.OnAir, (await rooms.ReadAsync()).State);

        rooms.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        await job.RunAsync(RoomsHost.Ct);
        Assert.Equal(EpisodeState.Ended, (await rooms.ReadAsync()).State);
    }

    [Fact]
    public async Task A_stream_that_starts_while_its_episode_is_cut_off_stays_cut_off()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await rooms.SetAsync(e => e.CutOffAt = rooms.Host.Clock.GetUtcNow().UtcDateTime);

        await rooms.OnAirAsync();

        Assert.Equal(["cut"], rooms.Streams.Asked);
    }

    private static ValueTask<PublishDecision> AskAsync(RoomsHost rooms, string key) =>
        rooms.Get<IPublishGate>().AskAsync(new PublishRequest(key, null), RoomsHost.Ct);
}
