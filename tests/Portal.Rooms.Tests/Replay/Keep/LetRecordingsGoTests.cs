using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.Audit;
using Portal.Accounts.Places.Settings;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Streams;
using Portal.Rooms.Replay;
using Portal.Rooms.Replay.Keep;
using Portal.Storage.Jobs;

namespace Portal.Rooms.Tests.Replay.Keep;

public class LetRecordingsGoTests
{
    [Fact]
    public async Task A_place_that_says_nothing_keeps_everything()
    {
        await using var rooms = await RoomsHost.EndedAsync();
        rooms.Host.Clock.Advance(TimeSpan.FromDays(4000));

        await RunAsync(rooms);

        Assert.False(rooms.Recordings.IsDeleted);
        Assert.Null((await rooms.ReadAsync()).RecordingDeletedAt);
    }

    [Fact]
    public async Task A_recording_goes_when_its_place_keeps_it_no_longer_and_the_log_says_so()
    {
        await using var rooms = await RoomsHost.EndedAsync();
        // Said by the township, inherited by the village.
        await KeepAsync(rooms, rooms.Town.Qinghe.Id, 90);
        rooms.Host.Clock.Advance(TimeSpan.FromDays(89));
        await RunAsync(rooms);
        Assert.False(rooms.Recordings.IsDeleted);

        rooms.Host.Clock.Advance(TimeSpan.FromDays(2));
        await RunAsync(rooms);
        await RunAsync(rooms);

        Assert.True(rooms.Recordings.IsDeleted);
        Assert.NotNull((await rooms.ReadAsync()).RecordingDeletedAt);
        Assert.False((await rooms.Get<IReplayGate>().AskAsync(rooms.Episode.Id, RoomsHost.Ct)).IsPublic);
        await using var db = rooms.Host.Store.Open();
        var entry = await db.Set<AuditRow>().SingleAsync(a => a.Action == "rooms.replay-expired", RoomsHost.Ct);
        Assert.Equal(($"episode:{rooms.Episode.Id}", (Guid?)rooms.Town.Liuxi.Id, "90"), (entry.Subject, entry.PlaceId, entry.Detail));
    }

    [Fact]
    public async Task What_is_on_air_for_months_stays()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await rooms.OnAirAsync();
        await KeepAsync(rooms, rooms.Town.Liuxi.Id, 1);
        rooms.Host.Clock.Advance(TimeSpan.FromDays(60));

        await RunAsync(rooms);

        Assert.False(rooms.Recordings.IsDeleted);
    }

    [Fact]
    public async Task A_protected_recording_stays_and_cannot_be_deleted_by_hand_either()
    {
        await using var rooms = await RoomsHost.EndedAsync();
        await KeepAsync(rooms, rooms.Town.Liuxi.Id, 7);
        var keep = rooms.Get<KeepRecording>();
        Assert.True((await keep.ProtectAsync(rooms.Editor, rooms.Episode.Id, true, RoomsHost.Ct)).IsDone);
        rooms.Host.Clock.Advance(TimeSpan.FromDays(30));
        await RunAsync(rooms);
        Assert.False(rooms.Recordings.IsDeleted);
        var boss = await rooms.Town.StaffAsync(Role.Administrator, rooms.Town.Liuxi);
        Assert.Equal(RefusalKind.Conflict, (await rooms.Get<EditReplay>().DeleteAsync(boss, rooms.Episode.Id, RoomsHost.Ct)).Refusal?.Kind);

        Assert.Equal(RefusalKind.Forbidden, (await keep.ProtectAsync(rooms.Editor, rooms.Episode.Id, false, RoomsHost.Ct)).Refusal?.Kind);
        Assert.True((await keep.ProtectAsync(boss, rooms.Episode.Id, false, RoomsHost.Ct)).IsDone);
        await RunAsync(rooms);

        Assert.True(rooms.Recordings.IsDeleted);
        Assert.Equal(RefusalKind.NotFound, (await keep.ProtectAsync(boss, rooms.Episode.Id, true, RoomsHost.Ct)).Refusal?.Kind);
    }

    [Fact]
    public async Task Strangers_villagers_and_visitors_protect_nothing()
    {
        await using var rooms = await RoomsHost.EndedAsync();

        foreach (var user in new[] { rooms.Stranger, await rooms.Town.VillagerAsync(), CurrentUser.Visitor })
            Assert.Equal(RefusalKind.Forbidden, (await rooms.Get<KeepRecording>().ProtectAsync(user, rooms.Episode.Id, true, RoomsHost.Ct)).Refusal?.Kind);
        Assert.False((await rooms.ReadAsync()).RecordingProtected);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("3651")]
    [InlineData("forever")]
    public async Task Days_out_of_range_are_refused(string days)
    {
        await using var rooms = await RoomsHost.StartAsync();
        var boss = await rooms.Town.StaffAsync(Role.Administrator, rooms.Town.Liuxi);

        var outcome = await rooms.Get<IPlaceSettings>().ChangeAsync(boss, rooms.Town.Liuxi.Id, VideoRules.Key, nameof(VideoRules.KeepDays), days, RoomsHost.Ct);

        Assert.Equal(RefusalKind.Invalid, outcome.Refusal?.Kind);
    }

    private static async Task KeepAsync(RoomsHost rooms, Guid placeId, int days)
    {
        var boss = await rooms.Town.StaffAsync(Role.Administrator, rooms.Town.Qinghe);
        var outcome = await rooms.Get<IPlaceSettings>().ChangeAsync(
            boss, placeId, VideoRules.Key, nameof(VideoRules.KeepDays), $"{days}", RoomsHost.Ct);
        Assert.True(outcome.IsDone, outcome.Refusal?.Message);
    }

    private static Task RunAsync(RoomsHost rooms) => rooms.Host.Services.GetServices<IJob>().OfType<LetRecordingsGo>().Single().RunAsync(RoomsHost.Ct);
}
