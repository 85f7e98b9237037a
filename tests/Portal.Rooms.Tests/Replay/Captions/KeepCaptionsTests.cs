using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Streams;
using Portal.Rooms.Replay;
using Portal.Rooms.Replay.Captions;
using Portal.Testing;

namespace Portal.Rooms.Tests.Replay.Captions;

public class KeepCaptionsTests
{
    private const string File = "WEBVTT\n\n00:10.000 --> 00:12.000\n开头\n\n02:00.000 --> 02:02.000\n断线以后\n";

    [Theory]
    [BothDatabases]
    public async Task Captions_stay_in_step_with_the_picture_when_the_replay_is_trimmed_afterwards(OnDatabase on)
    {
        await using var rooms = await EndedAsync(on);
        var start = (await rooms.ReadAsync()).StartedAt!.Value;
        // Ninety seconds, a minute without a host, then the rest.
        rooms.Recordings.Stretches = [new(start, TimeSpan.FromSeconds(90)), new(start.AddSeconds(150), TimeSpan.FromMinutes(10))];
        var captions = rooms.Get<KeepCaptions>();
        Assert.True((await captions.SaveAsync(rooms.Editor, rooms.Episode.Id, File, RoomsHost.Ct)).IsDone);
        Assert.Equal(2, await captions.CountAsync(rooms.Episode.Id, RoomsHost.Ct));
        Assert.Contains("00:02:00.000 --> 00:02:02.000", await ShownAsync(rooms), StringComparison.Ordinal);

        // The first minute is cut away: what was said at two minutes now stands at one, the beginning has gone.
        rooms.Recordings.Stretches = [new(start.AddSeconds(60), TimeSpan.FromSeconds(30)), new(start.AddSeconds(150), TimeSpan.FromMinutes(10))];
        var shown = await ShownAsync(rooms);
        Assert.Contains("00:01:00.000 --> 00:01:02.000\n断线以后", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("开头", shown, StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases]
    public async Task The_streaming_server_is_told_the_captions_as_instants_and_hears_of_another_file(OnDatabase on)
    {
        await using var rooms = await EndedAsync(on);
        var start = (await rooms.ReadAsync()).StartedAt!.Value;
        rooms.Recordings.Stretches = [new(start, TimeSpan.FromMinutes(12))];
        var (captions, answer) = (rooms.Get<KeepCaptions>(), rooms.Get<IReplayCaptions>());
        Assert.Null(await answer.FindAsync(rooms.Episode.Id, RoomsHost.Ct));
        Assert.Null(await answer.FindAsync(Guid.NewGuid(), RoomsHost.Ct));

        await captions.SaveAsync(rooms.Editor, rooms.Episode.Id, File, RoomsHost.Ct);
        var track = await answer.FindAsync(rooms.Episode.Id, RoomsHost.Ct);
        Assert.Equal(new Caption(start.AddSeconds(10), start.AddSeconds(12), "开头"), track!.Captions[0]);
        Assert.Equal("zh", track.Language);
        Assert.Same(track, await answer.FindAsync(rooms.Episode.Id, RoomsHost.Ct));

        rooms.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        await captions.SaveAsync(rooms.Editor, rooms.Episode.Id, "1\n00:00:01,000 --> 00:00:02,000\n改过的\n", RoomsHost.Ct);
        Assert.Equal("改过的", Assert.Single((await answer.FindAsync(rooms.Episode.Id, RoomsHost.Ct))!.Captions).Text);
        await captions.RemoveAsync(rooms.Editor, rooms.Episode.Id, RoomsHost.Ct);
        Assert.Null(await answer.FindAsync(rooms.Episode.Id, RoomsHost.Ct));
    }

    [Fact]
    public async Task A_second_file_takes_the_place_of_the_first_and_captions_can_be_taken_away()
    {
        await using var rooms = await EndedAsync();
        var captions = rooms.Get<KeepCaptions>();
        await captions.SaveAsync(rooms.Editor, rooms.Episode.Id, File, RoomsHost.Ct);
        Assert.True((await captions.SaveAsync(rooms.Editor, rooms.Episode.Id, "1\n00:00:01,000 --> 00:00:02,000\n改过的\n", RoomsHost.Ct)).IsDone);
        Assert.Equal(1, await captions.CountAsync(rooms.Episode.Id, RoomsHost.Ct));
        Assert.True((await captions.RemoveAsync(rooms.Editor, rooms.Episode.Id, RoomsHost.Ct)).IsDone);
        Assert.Equal(0, await captions.CountAsync(rooms.Episode.Id, RoomsHost.Ct));
        Assert.Null(await ShownAsync(rooms));
    }

    [Fact]
    public async Task Strangers_long_files_and_nonsense_are_refused_and_a_hidden_replay_shows_none()
    {
        await using var rooms = await EndedAsync();
        var captions = rooms.Get<KeepCaptions>();
        foreach (var user in new[] { rooms.Stranger, await rooms.Town.VillagerAsync(), CurrentUser.Visitor })
        {
            Assert.Equal(RefusalKind.Forbidden, (await captions.SaveAsync(user, rooms.Episode.Id, File, RoomsHost.Ct)).Refusal?.Kind);
            Assert.Equal(RefusalKind.Forbidden, (await captions.RemoveAsync(user, rooms.Episode.Id, RoomsHost.Ct)).Refusal?.Kind);
        }

        Assert.Equal(RefusalKind.TooLarge, (await captions.SaveAsync(rooms.Editor, rooms.Episode.Id, new string('x', WebVtt.MaxBytes + 1), RoomsHost.Ct)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Invalid, (await captions.SaveAsync(rooms.Editor, rooms.Episode.Id, "你好", RoomsHost.Ct)).Refusal?.Kind);
        await captions.SaveAsync(rooms.Editor, rooms.Episode.Id, File, RoomsHost.Ct);
        await rooms.Get<EditReplay>().PublishAsync(rooms.Editor, rooms.Episode.Id, false, "", RoomsHost.Ct);
        Assert.Null(await ShownAsync(rooms));
    }

    private static Task<string?> ShownAsync(RoomsHost rooms) => rooms.Get<KeepCaptions>().ForPlayerAsync(rooms.Room.Slug, rooms.Episode.Number, CurrentUser.Visitor, RoomsHost.Ct);

    private static async Task<RoomsHost> EndedAsync(OnDatabase on = OnDatabase.Sqlite)
    {
        var rooms = await RoomsHost.StartAsync(on);
        await rooms.OnAirAsync();
        rooms.Recordings.Stretches = [new((await rooms.ReadAsync()).StartedAt!.Value, TimeSpan.FromMinutes(20))];
        rooms.Host.Clock.Advance(TimeSpan.FromMinutes(20));
        await rooms.TellAsync(StreamChangeKind.Ended);
        return rooms;
    }
}
