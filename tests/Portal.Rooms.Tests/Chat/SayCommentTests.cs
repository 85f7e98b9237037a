using Microsoft.EntityFrameworkCore;
using Portal.Kit.Outcomes;
using Portal.Kit.Streams;
using Portal.Rooms.Chat;
using Portal.Rooms.Chat.Moderate;
using Portal.Rooms.Chat.Say;
using Portal.Rooms.Programme;
using Portal.Testing;

namespace Portal.Rooms.Tests.Chat;

public class SayCommentTests
{
    [Fact]
    public async Task A_visitor_speaks_and_is_public_at_once()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await rooms.OnAirAsync();
        rooms.Host.Clock.Advance(TimeSpan.FromSeconds(90));

        var said = await rooms.SaidAsync("拌过药的麦种能喂鸡不？");

        Assert.Equal(CommentState.Passed, said.State);
        Assert.Equal(1, said.Seq);
        Assert.Equal(90, said.Second);
        Assert.Equal("王大娘", said.Name);
    }

    [Fact]
    public async Task A_name_need_not_be_given()
    {
        await using var rooms = await RoomsHost.StartAsync();

        var outcome = await rooms.SayAsync("听得清", name: "");

        Assert.True(outcome.IsDone, outcome.Refusal?.Message);
        Assert.Equal("乡亲", outcome.Value.Comment.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u200b\u200b")]
    public async Task Nothing_visible_is_refused(string text)
    {
        await using var rooms = await RoomsHost.StartAsync();

        Assert.Equal(RefusalKind.Invalid, (await rooms.SayAsync(text)).Refusal?.Kind);
    }

    [Fact]
    public async Task More_than_500_characters_are_refused()
    {
        await using var rooms = await RoomsHost.StartAsync();

        Assert.Equal(RefusalKind.TooLarge, (await rooms.SayAsync(new string('长', 501))).Refusal?.Kind);
        Assert.True((await rooms.SayAsync(new string('长', 500))).IsDone);
    }

    [Fact]
    public async Task A_forged_episode_is_not_found()
    {
        await using var rooms = await RoomsHost.StartAsync();

        var outcome = await rooms.Get<SayComment>().HandleAsync(
            new SayRequest(rooms.Room.Slug, 999, "在吗", null), RoomsHost.Villager(), new Microsoft.AspNetCore.Http.DefaultHttpContext(), RoomsHost.Ct);

        Assert.Equal(RefusalKind.NotFound, outcome.Refusal?.Kind);
    }

    [Fact]
    public async Task A_sending_that_arrives_again_an_hour_later_or_twice_at_once_is_one_comment()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await rooms.OnAirAsync();
        var http = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        async Task<Said> SendAsync(string text, string key, string device) => (await rooms.Get<SayComment>().HandleAsync(
            new SayRequest(rooms.Room.Slug, rooms.Episode.Number, text, "王大娘") { Key = key }, RoomsHost.Villager(device), http, RoomsHost.Ct)).Value!;

        var twice = await Task.WhenAll(SendAsync("拌好了", "k1", "one"), SendAsync("拌好了", "k1", "one"));
        rooms.Host.Clock.Advance(TimeSpan.FromHours(1));
        var later = await SendAsync("拌好了", "k1", "one");

        Assert.Equal(twice[0].Comment.Id, twice[1].Comment.Id);
        Assert.Equal((twice[0].Comment.Id, twice[0].Comment.Seq), (later.Comment.Id, later.Comment.Seq));
        Assert.NotEqual(later.Comment.Id, (await SendAsync("拌好了", "k1", "another")).Comment.Id);
        Assert.NotEqual(later.Comment.Id, (await SendAsync("没拌", "k1", "one")).Comment.Id);
        await using var db = rooms.Host.Store.Open();
        Assert.Equal(3, await db.Set<CommentRow>().CountAsync(RoomsHost.Ct));
    }

    [Fact]
    public async Task An_ended_episode_takes_no_comment()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await rooms.OnAirAsync();
        await rooms.TellAsync(StreamChangeKind.Ended);

        Assert.Equal(RefusalKind.Conflict, (await rooms.SayAsync("还有人吗")).Refusal?.Kind);
    }

    [Fact]
    public async Task An_episode_that_ends_between_check_and_commit_keeps_nothing()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await rooms.SetAsync(e => e.State = Kit.Episodes.EpisodeState.Ended);

        var result = await rooms.Get<CommentCommitter>().AddAsync(new CommentRow
        {
            Id = Guid.CreateVersion7(),
            EpisodeId = rooms.Episode.Id,
            Name = "王",
            Text = "晚了",
            At = TimeProvider.System.GetUtcNow().UtcDateTime,
        });

        Assert.Equal(CommitResult.EpisodeEnded, result);
        await using var db = rooms.Host.Store.Open();
        Assert.Equal(0, await db.Set<CommentRow>().CountAsync(RoomsHost.Ct));
    }

    [Fact]
    public async Task While_cut_off_comments_are_refused_too()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await rooms.SetAsync(e => e.CutOffAt = TimeProvider.System.GetUtcNow().UtcDateTime);

        Assert.Equal(RefusalKind.Conflict, (await rooms.SayAsync("咋没画面了")).Refusal?.Kind);
    }

    [Fact]
    public async Task Somebody_who_is_muted_stays_muted_in_a_second_tab_and_signed_out_of_nothing()
    {
        await using var rooms = await RoomsHost.StartAsync();
        var villager = (await rooms.Town.VillagerAsync()) with { Device = "tab-one" };
        var said = await rooms.SaidAsync("买我的药", villager);
        Assert.True((await rooms.Get<MuteAuthor>().HandleAsync(rooms.Moderator, said.Id, MuteSpan.Episode, RoomsHost.Ct)).IsDone);

        Assert.Equal(RefusalKind.Forbidden, (await rooms.SayAsync("再买", villager)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await rooms.SayAsync("再买", villager with { Device = "tab-two" })).Refusal?.Kind);
        Assert.True((await rooms.SayAsync("俺没事", RoomsHost.Villager("somebody-else"))).IsDone);
    }

    [Fact]
    public async Task Pressing_twice_says_it_once()
    {
        await using var rooms = await RoomsHost.StartAsync();

        var first = await rooms.SaidAsync("听得清");
        var second = await rooms.SaidAsync("听得清");

        Assert.Equal(first.Id, second.Id);
    }

    [Fact]
    public async Task A_room_for_people_who_are_signed_in_refuses_visitors()
    {
        await using var rooms = await RoomsHost.StartAsync(room: r => r.Speakers = Speakers.SignedIn);

        Assert.Equal(RefusalKind.SignInNeeded, (await rooms.SayAsync("在")).Refusal?.Kind);
        Assert.True((await rooms.SayAsync("在", await rooms.Town.VillagerAsync())).IsDone);
    }

    [Fact]
    public async Task A_room_for_confirmed_numbers_refuses_the_others()
    {
        await using var rooms = await RoomsHost.StartAsync(room: r => r.Speakers = Speakers.Confirmed);
        var villager = await rooms.Town.VillagerAsync();

        Assert.Equal(RefusalKind.Forbidden, (await rooms.SayAsync("在", villager)).Refusal?.Kind);
        Assert.True((await rooms.SayAsync("在", villager with { IsConfirmed = true })).IsDone);
    }

    [Fact]
    public async Task Slow_mode_spaces_villagers_and_never_moderators()
    {
        await using var rooms = await RoomsHost.StartAsync(room: r => r.SlowSeconds = 30);

        Assert.True((await rooms.SayAsync("一")).IsDone);
        Assert.Equal(RefusalKind.TooMany, (await rooms.SayAsync("二")).Refusal?.Kind);
        rooms.Host.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.True((await rooms.SayAsync("三")).IsDone);
        Assert.True((await rooms.SayAsync("四", rooms.Moderator)).IsDone);
        Assert.True((await rooms.SayAsync("五", rooms.Moderator)).IsDone);
    }

    [Fact]
    public async Task A_flood_from_one_device_is_stopped_and_moderators_are_not()
    {
        await using var rooms = await RoomsHost.StartAsync();
        var refused = 0;
        for (var i = 0; i < 40; i++)
            refused += (await rooms.SayAsync($"第 {i} 句")).IsDone ? 0 : 1;
        Assert.InRange(refused, 20, 39);

        for (var i = 0; i < 40; i++)
            Assert.True((await rooms.SayAsync($"场控 {i}", rooms.Moderator)).IsDone);
    }

    [Fact]
    public async Task Pre_moderation_holds_what_villagers_say_and_gives_it_no_number()
    {
        await using var rooms = await RoomsHost.StartAsync(room: r => r.PreModerated = true);

        var held = await rooms.SaidAsync("这药管用不？");

        Assert.Equal(CommentState.Held, held.State);
        Assert.Null(held.Seq);
        Assert.Equal(CommentState.Passed, (await rooms.SaidAsync("先写清拌多少斤", rooms.Moderator)).State);
    }

    [Theory]
    [BothDatabases]
    public async Task Two_hundred_at_once_get_gapless_numbers(OnDatabase on)
    {
        await using var rooms = await RoomsHost.StartAsync(on);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => rooms.SaidAsync($"第 {i} 个人", RoomsHost.Villager($"device-{i}"))));

        await using var db = rooms.Host.Store.Open();
        var numbers = await db.Set<CommentRow>().OrderBy(c => c.Seq).Select(c => c.Seq!.Value).ToListAsync(RoomsHost.Ct);
        Assert.Equal(Enumerable.Range(1, 200).Select(i => (long)i), numbers);
    }

    [Theory]
    [BothDatabases]
    public async Task Two_nodes_share_one_row_of_numbers(OnDatabase on)
    {
        await using var rooms = await RoomsHost.StartAsync(on);
        var other = new CommentCommitter(rooms.Host.Store, rooms.Get<Storage.Signals.ISignals>(), Microsoft.Extensions.Logging.Abstractions.NullLogger<CommentCommitter>.Instance);
        var committers = new[] { rooms.Get<CommentCommitter>(), other };

        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => committers[i % 2].AddAsync(new CommentRow
        {
            Id = Guid.CreateVersion7(),
            EpisodeId = rooms.Episode.Id,
            Name = "王",
            Text = $"{i}",
            At = TimeProvider.System.GetUtcNow().UtcDateTime,
        })));

        Assert.All(results, r => Assert.Equal(CommitResult.Kept, r));
        await using var db = rooms.Host.Store.Open();
        var numbers = await db.Set<CommentRow>().OrderBy(c => c.Seq).Select(c => c.Seq!.Value).ToListAsync(RoomsHost.Ct);
        Assert.Equal(Enumerable.Range(1, 100).Select(i => (long)i), numbers);
    }
}
