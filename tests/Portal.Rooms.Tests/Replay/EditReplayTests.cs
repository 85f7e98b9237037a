using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Audit;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Streams;
using Portal.Rooms.Replay;

namespace Portal.Rooms.Tests.Replay;

public class EditReplayTests
{
    public static TheoryData<string> Commands => ["publish", "hide", "trim", "cuts", "delete"];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_refuses_strangers_villagers_and_visitors_and_an_episode_that_goes_on(string command)
    {
        await using var rooms = await RoomsHost.EndedAsync();
        foreach (var user in new[] { rooms.Stranger, await rooms.Town.VillagerAsync(), CurrentUser.Visitor })
            Assert.Equal(RefusalKind.Forbidden, (await RunAsync(rooms, command, user))?.Kind);

        await rooms.SetAsync(e => e.State = Kit.Episodes.EpisodeState.OnAir);
        var boss = await rooms.Town.StaffAsync(Role.Administrator, rooms.Town.Liuxi);
        Assert.Equal(RefusalKind.Conflict, (await RunAsync(rooms, command, boss))?.Kind);
        Assert.False(rooms.Recordings.IsDeleted);
    }

    [Fact]
    public async Task A_hidden_replay_is_not_public_until_it_is_published_with_its_summary()
    {
        await using var rooms = await RoomsHost.EndedAsync();
        var edit = rooms.Get<EditReplay>();
        Assert.True((await RightAsync(rooms)).IsPublic);

        Assert.True((await edit.PublishAsync(rooms.Editor, rooms.Episode.Id, false, "", RoomsHost.Ct)).IsDone);
        Assert.False((await RightAsync(rooms)).IsPublic);

        Assert.True((await edit.PublishAsync(rooms.Editor, rooms.Episode.Id, true, " 拌种用药二两 ", RoomsHost.Ct)).IsDone);
        Assert.True((await RightAsync(rooms)).IsPublic);
        Assert.Equal("拌种用药二两", (await rooms.ReadAsync()).Summary);
        Assert.Equal(RefusalKind.TooLarge, (await edit.PublishAsync(rooms.Editor, rooms.Episode.Id, true, new string('x', 1001), RoomsHost.Ct)).Refusal?.Kind);
    }

    [Fact]
    public async Task Trimming_counts_from_the_start_of_the_broadcast_and_can_be_taken_back()
    {
        await using var rooms = await RoomsHost.EndedAsync();
        var edit = rooms.Get<EditReplay>();
        var start = (await rooms.ReadAsync()).StartedAt!.Value;

        Assert.True((await edit.TrimAsync(rooms.Editor, rooms.Episode.Id, 90, 600, RoomsHost.Ct)).IsDone);
        Assert.Equal(new ReplayRight(true, start.AddSeconds(90), start.AddSeconds(600)), await RightAsync(rooms));

        Assert.True((await edit.TrimAsync(rooms.Editor, rooms.Episode.Id, null, null, RoomsHost.Ct)).IsDone);
        Assert.Equal(ReplayRight.Everything, await RightAsync(rooms));
        foreach (var (from, to) in new (int?, int?)[] { (-1, null), (100, 103), (100, 20), (null, 3) })
            Assert.Equal(RefusalKind.Invalid, (await edit.TrimAsync(rooms.Editor, rooms.Episode.Id, from, to, RoomsHost.Ct)).Refusal?.Kind);
    }

    [Fact]
    public async Task What_was_cut_is_released_by_hand_and_by_name()
    {
        await using var rooms = await RoomsHost.EndedAsync();

        Assert.False((await RightAsync(rooms)).WithCuts);
        Assert.Null(await RunAsync(rooms, "cuts", rooms.Editor));

        Assert.True((await RightAsync(rooms)).WithCuts);
        await using var db = rooms.Host.Store.Open();
        Assert.Equal(rooms.Editor.Id, (await db.Set<AuditRow>().SingleAsync(a => a.Action == "rooms.replay-cuts-release", RoomsHost.Ct)).PersonId);
    }

    [Fact]
    public async Task Only_an_administrator_deletes_it_is_logged_and_the_files_go()
    {
        await using var rooms = await RoomsHost.EndedAsync();
        var boss = await rooms.Town.StaffAsync(Role.Administrator, rooms.Town.Liuxi);
        Assert.Equal(RefusalKind.Forbidden, (await RunAsync(rooms, "delete", rooms.Editor))?.Kind);
        Assert.False(rooms.Recordings.IsDeleted);

        Assert.Null(await RunAsync(rooms, "delete", boss));
        Assert.Null(await RunAsync(rooms, "delete", boss));

        Assert.True(rooms.Recordings.IsDeleted);
        Assert.NotNull((await rooms.ReadAsync()).RecordingDeletedAt);
        Assert.False((await RightAsync(rooms)).IsPublic);
        Assert.Equal(RefusalKind.NotFound, (await RunAsync(rooms, "publish", rooms.Editor))?.Kind);
        await using var db = rooms.Host.Store.Open();
        Assert.Equal(2, await db.Set<AuditRow>().CountAsync(a => a.Action == "rooms.replay-delete" && a.PersonId == boss.Id, RoomsHost.Ct));
    }

    [Fact]
    public async Task A_recording_that_is_being_closed_is_not_deleted()
    {
        await using var rooms = await RoomsHost.EndedAsync();
        rooms.Recordings.IsOpen = true;
        var boss = await rooms.Town.StaffAsync(Role.Administrator, rooms.Town.Liuxi);

        Assert.Equal(RefusalKind.Conflict, (await RunAsync(rooms, "delete", boss))?.Kind);
        Assert.Null((await rooms.ReadAsync()).RecordingDeletedAt);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("1:30", 90)]
    [InlineData("90", 90)]
    [InlineData("1:02:03", 3723)]
    [InlineData(" 0:05 ", 5)]
    public void Times_are_read_as_people_write_them(string text, int? seconds)
    {
        Assert.True(TrimTime.TryRead(text, out var read));
        Assert.Equal(seconds, read);
    }

    [Theory]
    [InlineData("1:99")]
    [InlineData("-5")]
    [InlineData("a:10")]
    [InlineData("1:2:3:4")]
    [InlineData("99999999999")]
    public void What_is_no_time_is_refused(string text) => Assert.False(TrimTime.TryRead(text, out _));

    private static async Task<ReplayRight> RightAsync(RoomsHost rooms) => await rooms.Get<IReplayGate>().AskAsync(rooms.Episode.Id, RoomsHost.Ct);

    private static async Task<Refusal?> RunAsync(RoomsHost rooms, string command, CurrentUser user)
    {
        var edit = rooms.Get<EditReplay>();
        var id = rooms.Episode.Id;
        return command switch
        {
            "publish" => (await edit.PublishAsync(user, id, true, "", RoomsHost.Ct)).Refusal,
            "hide" => (await edit.PublishAsync(user, id, false, "", RoomsHost.Ct)).Refusal,
            "trim" => (await edit.TrimAsync(user, id, 10, null, RoomsHost.Ct)).Refusal,
            "cuts" => (await edit.ReleaseCutsAsync(user, id, true, RoomsHost.Ct)).Refusal,
            _ => (await edit.DeleteAsync(user, id, RoomsHost.Ct)).Refusal,
        };
    }
}
