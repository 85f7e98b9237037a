using Portal.Kit.Lane;
using Portal.Kit.Outcomes;
using Portal.Rooms.Chat;
using Portal.Rooms.Chat.Moderate;
using Portal.Testing;

namespace Portal.Rooms.Tests.Chat;

public class DecideCommentTests
{
    [Theory]
    [BothDatabases]
    public async Task Of_two_moderators_at_once_one_decides_and_the_other_is_told(OnDatabase on)
    {
        await using var rooms = await RoomsHost.StartAsync(on);
        var held = await rooms.HeldAsync("这药管用不？");
        var decide = rooms.Get<DecideComment>();

        var outcomes = await Task.WhenAll(
            decide.PassAsync(rooms.Moderator, held.Id, CommentState.Held, RoomsHost.Ct),
            decide.HideAsync(rooms.Editor, held.Id, CommentState.Held, RoomsHost.Ct));

        Assert.Single(outcomes, o => o.IsDone);
        Assert.Equal(RefusalKind.Conflict, outcomes.Single(o => !o.IsDone).Refusal?.Kind);
    }

    [Fact]
    public async Task A_colleagues_pass_is_not_undone_by_a_press_on_an_old_screen()
    {
        await using var rooms = await RoomsHost.StartAsync();
        var held = await rooms.HeldAsync("这药管用不？");
        var decide = rooms.Get<DecideComment>();
        await decide.PassAsync(rooms.Moderator, held.Id, CommentState.Held, RoomsHost.Ct);

        var late = await decide.HideAsync(rooms.Editor, held.Id, CommentState.Held, RoomsHost.Ct);

        Assert.Equal(RefusalKind.Conflict, late.Refusal?.Kind);
        Assert.Contains(rooms.Moderator.Name, late.Refusal!.Message, StringComparison.Ordinal);
        Assert.Equal(CommentState.Passed, (await rooms.ReadAsync(held.Id)).State);
    }

    [Fact]
    public async Task Another_villages_administrator_decides_nothing_here()
    {
        await using var rooms = await RoomsHost.StartAsync();
        var said = await rooms.SaidAsync("听得清");

        Assert.Equal(RefusalKind.Forbidden, (await rooms.Get<DecideComment>().HideAsync(rooms.Stranger, said.Id, said.State, RoomsHost.Ct)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await rooms.Get<PinComment>().PutAsync(rooms.Stranger, said.Id, Spot.Top, null, RoomsHost.Ct)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await rooms.Get<MuteAuthor>().HandleAsync(rooms.Stranger, said.Id, MuteSpan.Forever, RoomsHost.Ct)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await rooms.Get<CommentToOrder>().HandleAsync(rooms.Stranger, said.Id, RoomsHost.Ct)).Refusal?.Kind);
        Assert.Empty(await rooms.Get<IModerationLane>().ListAsync(rooms.Stranger, waitingOnly: false, 50, RoomsHost.Ct));
        Assert.Equal(CommentState.Passed, (await rooms.ReadAsync(said.Id)).State);
    }

    [Fact]
    public async Task A_forged_id_is_not_found()
    {
        await using var rooms = await RoomsHost.StartAsync();

        Assert.Equal(RefusalKind.NotFound, (await rooms.Get<DecideComment>().PassAsync(rooms.Moderator, Guid.NewGuid(), CommentState.Held, RoomsHost.Ct)).Refusal?.Kind);
    }

    [Fact]
    public async Task The_lane_shows_what_waits_with_the_reason()
    {
        await using var rooms = await RoomsHost.StartAsync();
        var held = await rooms.HeldAsync("这药管用不？");
        await rooms.SaidAsync("听得清");

        var waiting = Assert.Single(await rooms.Get<IModerationLane>().ListAsync(rooms.Moderator, waitingOnly: true, 50, RoomsHost.Ct));

        Assert.Equal(held.Id, waiting.Id);
        Assert.Equal(LaneState.Held, waiting.State);
        Assert.Equal("先审后发", waiting.Why);
        Assert.Equal(2, (await rooms.Get<IModerationLane>().ListAsync(rooms.Moderator, waitingOnly: false, 50, RoomsHost.Ct)).Count);
    }

    [Fact]
    public async Task A_comment_becomes_an_order_with_its_second()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await rooms.OnAirAsync();
        rooms.Host.Clock.Advance(TimeSpan.FromSeconds(42));
        var said = await rooms.SaidAsync("陈种子还能使不？");

        Assert.True((await rooms.Get<IModerationLane>().TakeAsync(rooms.Moderator, said.Id, RoomsHost.Ct)).IsDone);

        Assert.Equal(42, Assert.Single(rooms.Orders.Taken).Second);
        Assert.Equal("D261016-0001", (await rooms.ReadAsync(said.Id)).OrderNumber);
    }

    [Fact]
    public async Task Hiding_the_pinned_comment_takes_the_pin_with_it()
    {
        await using var rooms = await RoomsHost.StartAsync();
        var said = await rooms.SaidAsync("先写清多少斤");
        await rooms.Get<PinComment>().PutAsync(rooms.Moderator, said.Id, Spot.Top, null, RoomsHost.Ct);

        await rooms.Get<DecideComment>().HideAsync(rooms.Moderator, said.Id, said.State, RoomsHost.Ct);

        Assert.Null((await rooms.Get<Portal.Rooms.Chat.Events.FeedReader>().StatusAsync(rooms.Episode.Id, RoomsHost.Ct))?.Pinned);
    }
}
