using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Localization;
using Portal.Kit.People;
using Portal.Kit.Streams;
using Portal.Rooms.Chat;
using Portal.Rooms.Chat.Moderate;
using Portal.Rooms.Publish;
using Portal.Rooms.Replay;
using Portal.Rooms.Texts;

namespace Portal.Rooms.Tests.Replay;

public class EpisodeFiguresTests
{
    [Fact]
    public async Task An_episode_of_a_few_seconds_has_a_curve_too()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await rooms.OnAirAsync();
        rooms.Host.Clock.Advance(TimeSpan.FromSeconds(6));
        await rooms.TellAsync(StreamChangeKind.Ended);

        var figures = await rooms.Get<EpisodeFigures>().ReadAsync(rooms.Editor, rooms.Episode.Id, RoomsHost.Ct);

        Assert.Single(figures!.Minutes);
        Assert.Equal(0, figures.MinutesWatched);
    }

    [Fact]
    public async Task Viewers_are_counted_minute_by_minute_and_by_the_way_they_watch()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await rooms.OnAirAsync();
        await BeatAsync(rooms, viewers: 3, new AudienceCount(1, 2, 0, 0));
        await BeatAsync(rooms, viewers: 7, new AudienceCount(4, 1, 0, 2));
        rooms.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await BeatAsync(rooms, viewers: 2, new AudienceCount(2, 0, 0, 0));

        var figures = await rooms.Get<EpisodeFigures>().ReadAsync(rooms.Editor, rooms.Episode.Id, RoomsHost.Ct);

        Assert.Equal([7, 2], figures!.Minutes.Select(m => m.Viewers));
        Assert.Equal(7, figures.Peak);
        Assert.Equal(2, figures.MinutesWatched);
        Assert.Equal([("hls", 60), ("flv", 20), ("listen", 20)], figures.Ways());
    }

    [Fact]
    public async Task Comments_people_and_orders_are_counted_and_written_as_csv()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await rooms.OnAirAsync();
        await rooms.SaidAsync("麦种拌药拌多了咋办");
        await rooms.SaidAsync("俺也想问");
        var third = await rooms.SaidAsync("声音清楚", RoomsHost.Villager("device-of-li"));
        await rooms.Get<CommentToOrder>().HandleAsync(rooms.Moderator, third.Id, RoomsHost.Ct);
        var gone = await rooms.SaidAsync("骂人的话", RoomsHost.Villager("device-of-zhao"));
        await rooms.Get<DecideComment>().HideAsync(rooms.Moderator, gone.Id, CommentState.Passed, RoomsHost.Ct);
        await BeatAsync(rooms, viewers: 12, new AudienceCount(12, 0, 0, 0));

        var figures = (await rooms.Get<EpisodeFigures>().ReadAsync(rooms.Moderator, rooms.Episode.Id, RoomsHost.Ct))!;

        Assert.Equal((3, 1, 2, 1), (figures.Comments, figures.Hidden, figures.Speakers, figures.FromComments));
        var csv = FiguresCsv.Write(figures, rooms.Get<IStringLocalizer<RoomsTexts>>());
        Assert.Contains("2026-10-16 20:12,12,2.0,12,0,0,0\r\n", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_and_visitors_see_no_figures()
    {
        await using var rooms = await RoomsHost.StartAsync();

        foreach (var user in new[] { rooms.Stranger, CurrentUser.Visitor })
            Assert.Null(await rooms.Get<EpisodeFigures>().ReadAsync(user, rooms.Episode.Id, RoomsHost.Ct));
    }

    private static Task BeatAsync(RoomsHost rooms, int viewers, AudienceCount how)
    {
        var pulse = rooms.Host.Services.GetServices<IHostedService>().OfType<StreamPulse>().Single();
        var state = new StreamState(
            rooms.Episode.Id, rooms.Episode.PlayName, StreamPhase.OnAir, DateTime.UnixEpoch, null, null, 0, 0, 0, 0, TimeSpan.Zero, true, viewers, TimeSpan.Zero, null)
        { Audience = how };
        return pulse.BeatAsync(state, RoomsHost.Ct);
    }
}
