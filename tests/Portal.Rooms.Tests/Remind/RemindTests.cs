using Microsoft.EntityFrameworkCore;
using Portal.Kit.Outcomes;
using Portal.Notices.Outbox;
using Portal.Rooms.Remind;
using Portal.Testing;

namespace Portal.Rooms.Tests.Remind;

public class RemindTests
{
    [Theory, BothDatabases]
    public async Task Whoever_asked_is_told_ten_minutes_before_and_once(OnDatabase on)
    {
        await using var rooms = await RoomsHost.StartAsync(on, episode: e => e.Starts = e.Starts.AddHours(1));
        var villager = await rooms.Town.VillagerAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => WantAsync(rooms, villager), RoomsHost.Ct)));

        await RunAsync(rooms);
        Assert.Empty(await NoticesAsync(rooms));
        rooms.Host.Clock.Advance(TimeSpan.FromMinutes(51));
        await RunAsync(rooms);
        await RunAsync(rooms);

        var notice = (await NoticesAsync(rooms)).Single();
        Assert.Equal(villager.Id, notice.PersonId);
        Assert.Equal($"/rooms/{rooms.Room.Slug}/{rooms.Episode.Number}", notice.Address);
        Assert.Contains(rooms.Episode.Title, notice.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_episode_that_moves_is_told_again_for_its_new_time()
    {
        await using var rooms = await RoomsHost.StartAsync(episode: e => e.Starts = e.Starts.AddMinutes(5));
        await WantAsync(rooms, await rooms.Town.VillagerAsync());
        await RunAsync(rooms);
        await rooms.SetAsync(e => e.StartsAt = e.StartsAt.AddHours(2));
        await RunAsync(rooms);
        Assert.Single(await NoticesAsync(rooms));

        rooms.Host.Clock.Advance(TimeSpan.FromMinutes(116));
        await RunAsync(rooms);

        Assert.Equal(2, (await NoticesAsync(rooms)).Count);
    }

    [Fact]
    public async Task Taking_it_back_and_a_cancelled_episode_tell_nobody()
    {
        await using var rooms = await RoomsHost.StartAsync(episode: e => e.Starts = e.Starts.AddMinutes(5));
        var (first, second) = (await rooms.Town.VillagerAsync(), await rooms.Town.VillagerAsync());
        await WantAsync(rooms, first);
        await WantAsync(rooms, second);
        Assert.True((await rooms.Get<RemindMe>().HandleAsync(first, rooms.Room.Slug, rooms.Episode.Number, wanted: false, RoomsHost.Ct)).IsDone);
        Assert.False(await rooms.Get<RemindMe>().IsWantedAsync(first, rooms.Episode.Id, RoomsHost.Ct));
        await rooms.SetAsync(e => e.State = Kit.Episodes.EpisodeState.Cancelled);

        await RunAsync(rooms);

        Assert.Empty(await NoticesAsync(rooms));
    }

    [Fact]
    public async Task Visitors_are_asked_to_sign_in_and_what_has_started_needs_no_reminder()
    {
        await using var rooms = await RoomsHost.StartAsync();
        var remind = rooms.Get<RemindMe>();
        Assert.Equal(RefusalKind.SignInNeeded, (await remind.HandleAsync(RoomsHost.Villager(), rooms.Room.Slug, rooms.Episode.Number, true, RoomsHost.Ct)).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await remind.HandleAsync(await rooms.Town.VillagerAsync(), rooms.Room.Slug, 999, true, RoomsHost.Ct)).Refusal?.Kind);
        await rooms.OnAirAsync();
        Assert.Equal(RefusalKind.Conflict, (await remind.HandleAsync(await rooms.Town.VillagerAsync(), rooms.Room.Slug, rooms.Episode.Number, true, RoomsHost.Ct)).Refusal?.Kind);
    }

    private static async Task WantAsync(RoomsHost rooms, Kit.People.CurrentUser who) =>
        Assert.True((await rooms.Get<RemindMe>().HandleAsync(who, rooms.Room.Slug, rooms.Episode.Number, wanted: true, RoomsHost.Ct)).IsDone);

    private static Task RunAsync(RoomsHost rooms) =>
        new RemindViewers(rooms.Host.Store, rooms.Host.Clock, rooms.Get<Microsoft.Extensions.Localization.IStringLocalizer<Texts.RoomsTexts>>()).RunAsync(RoomsHost.Ct);

    private static async Task<List<NoticeRow>> NoticesAsync(RoomsHost rooms)
    {
        await using var db = rooms.Host.Store.Open();
        return await db.Set<NoticeRow>().Where(n => n.Key.StartsWith("rooms.remind")).ToListAsync(RoomsHost.Ct);
    }
}
