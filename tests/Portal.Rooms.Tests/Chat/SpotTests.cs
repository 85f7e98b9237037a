using Portal.Kit.Outcomes;
using Portal.Rooms.Chat;
using Portal.Rooms.Chat.Moderate;
using Portal.Rooms.Screen;
using Portal.Rooms.Studio;

namespace Portal.Rooms.Tests.Chat;

/// <summary>置顶 and 上屏, with several moderators at once.</summary>
public class SpotTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_moderators_never_push_each_others_comment_away_by_accident(bool onScreen)
    {
        await using var rooms = await RoomsHost.StartAsync();
        await rooms.OnAirAsync();
        var spot = onScreen ? Spot.Screen : Spot.Top;
        var first = await rooms.SaidAsync("秸秆还田的地咋办");
        var second = await rooms.SaidAsync("白穗多是啥病");
        var pins = rooms.Get<PinComment>();

        Assert.True((await pins.PutAsync(rooms.Moderator, first.Id, spot, null, RoomsHost.Ct)).IsDone);
        Assert.Equal(RefusalKind.Conflict, (await pins.PutAsync(rooms.Editor, second.Id, spot, null, RoomsHost.Ct)).Refusal?.Kind);
        Assert.True((await pins.PutAsync(rooms.Editor, first.Id, spot, null, RoomsHost.Ct)).IsDone);
        Assert.True((await pins.PutAsync(rooms.Editor, second.Id, spot, first.Seq, RoomsHost.Ct)).IsDone);
        Assert.True((await pins.TakeAsync(rooms.Moderator, first.Id, spot, RoomsHost.Ct)).IsDone);

        var seen = await SeenAsync(rooms);
        Assert.Equal(second.Seq, onScreen ? seen.OnScreen : seen.Pinned);
        Assert.Equal(RefusalKind.Forbidden, (await pins.PutAsync(rooms.Stranger, first.Id, spot, second.Seq, RoomsHost.Ct)).Refusal?.Kind);
    }

    [Fact]
    public async Task A_comment_that_is_taken_down_leaves_the_screen_too()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await rooms.OnAirAsync();
        var said = await rooms.SaidAsync("看着挺好，其实不是");
        await rooms.Get<PinComment>().PutAsync(rooms.Moderator, said.Id, Spot.Screen, null, RoomsHost.Ct);

        await rooms.Get<DecideComment>().HideAsync(rooms.Moderator, said.Id, CommentState.Passed, RoomsHost.Ct);

        Assert.Null((await SeenAsync(rooms)).OnScreen);
        Assert.Null((await ScreenAsync(rooms)).Large);
    }

    [Fact]
    public async Task The_screen_shows_the_order_being_answered_before_any_comment()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await rooms.OnAirAsync();
        var order = FakeOrders.Card(Guid.NewGuid());
        rooms.Orders.OfEpisode.Add(order);
        var said = await rooms.SaidAsync("俺这儿也是");
        await rooms.Get<PinComment>().PutAsync(rooms.Moderator, said.Id, Spot.Screen, null, RoomsHost.Ct);
        Assert.Equal(said.Id, (await ScreenAsync(rooms)).Large?.Id);

        Assert.True((await rooms.Get<OrdersOnAir>().StartAsync(rooms.Moderator, rooms.Episode.Id, order.Id, RoomsHost.Ct)).IsDone);
        Assert.Equal(order, (await ScreenAsync(rooms)).Answering);
        Assert.Equal(RefusalKind.NotFound, (await rooms.Get<OrdersOnAir>().StartAsync(rooms.Moderator, rooms.Episode.Id, Guid.NewGuid(), RoomsHost.Ct)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await rooms.Get<OrdersOnAir>().StartAsync(rooms.Stranger, rooms.Episode.Id, order.Id, RoomsHost.Ct)).Refusal?.Kind);

        Assert.True((await rooms.Get<OrdersOnAir>().AnswerAsync(rooms.Moderator, rooms.Episode.Id, order.Id, RoomsHost.Ct)).IsDone);
        Assert.Null((await ScreenAsync(rooms)).Answering);
        Assert.Single(rooms.Orders.Answered);
    }

    [Fact]
    public async Task The_screen_keeps_step_with_the_delayed_picture()
    {
        await using var rooms = await RoomsHost.StartAsync(episode: e => e.DelaySeconds = 20);
        await rooms.OnAirAsync();
        await rooms.SaidAsync("现在说的");
        Assert.Empty((await ScreenAsync(rooms)).Talk);

        rooms.Host.Clock.Advance(TimeSpan.FromSeconds(20));

        Assert.Single((await ScreenAsync(rooms)).Talk);
    }

    [Fact]
    public async Task An_order_stands_in_one_part_of_the_running_order()
    {
        await using var rooms = await RoomsHost.StartAsync(episode: e => e.Segments = [new() { Title = "墒情" }, new() { Title = "拌种" }]);
        var order = FakeOrders.Card(Guid.NewGuid());
        rooms.Orders.OfEpisode.Add(order);
        var segments = (await SeenAsync(rooms)).Segments;
        var onAir = rooms.Get<OrdersOnAir>();

        foreach (var segment in segments)
            Assert.True((await onAir.PlaceAsync(rooms.Editor, rooms.Episode.Id, order.Id, segment.Id, RoomsHost.Ct)).IsDone);

        var view = await SeenAsync(rooms);
        Assert.Equal([0, 1], view.Segments.Select(view.OrdersIn));
        Assert.Equal(RefusalKind.NotFound, (await onAir.PlaceAsync(rooms.Editor, rooms.Episode.Id, order.Id, Guid.NewGuid(), RoomsHost.Ct)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await onAir.PlaceAsync(rooms.Stranger, rooms.Episode.Id, order.Id, segments[0].Id, RoomsHost.Ct)).Refusal?.Kind);
    }

    private static async Task<StudioView> SeenAsync(RoomsHost rooms) =>
        (await rooms.Get<StudioDesk>().ReadAsync(rooms.Moderator, rooms.Episode.Id, RoomsHost.Ct))!;

    private static async Task<ScreenView> ScreenAsync(RoomsHost rooms) =>
        (await rooms.Get<ScreenDesk>().ReadAsync(rooms.Room.Slug, rooms.Episode.Number, RoomsHost.Ct))!;
}
