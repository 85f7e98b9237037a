using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Kit.Outcomes;
using Portal.Kit.Streams;
using Portal.Rooms.Ask;
using Portal.Rooms.Chat;
using Portal.Rooms.Chat.Moderate;
using Portal.Rooms.Chat.Say;
using Portal.Rooms.Programme;
using Portal.Testing;

namespace Portal.Rooms.Tests.Ask;

public class PutQuestionTests
{
    [Theory, BothDatabases]
    public async Task A_question_on_screen_takes_answers_that_stand_on_its_wall(OnDatabase on)
    {
        await using var rooms = await RoomsHost.StartAsync(on);
        await AskAsync(rooms, "晒晒你家的老规矩");

        var said = await AnswerAsync(rooms, "借碗要还，还碗不空。");

        Assert.True(said.IsDone, said.Refusal?.Message);
        var wall = (await WallsAsync(rooms)).Single();
        Assert.True(wall.IsOpen);
        Assert.Equal("晒晒你家的老规矩", wall.Invitation.Question);
        Assert.Equal(["借碗要还，还碗不空。"], wall.Answers.Select(a => a.Text));
    }

    [Fact]
    public async Task What_waits_for_a_moderator_or_was_hidden_is_not_on_the_wall()
    {
        await using var rooms = await RoomsHost.StartAsync(room: r => r.PreModerated = true);
        await AskAsync(rooms, "晒晒你家的老规矩");
        var held = (await AnswerAsync(rooms, "饭桌上，长辈先动筷。")).Value!.Comment;

        Assert.Equal(0, (await WallsAsync(rooms)).Single().Count);
        Assert.True((await rooms.Get<DecideComment>().PassAsync(rooms.Moderator, held.Id, CommentState.Held, RoomsHost.Ct)).IsDone);
        Assert.Equal(1, (await WallsAsync(rooms)).Single().Count);
        Assert.True((await rooms.Get<DecideComment>().HideAsync(rooms.Moderator, held.Id, CommentState.Passed, RoomsHost.Ct)).IsDone);
        Assert.Empty((await WallsAsync(rooms)).Single().Answers);
    }

    [Fact]
    public async Task A_wall_stays_with_the_episode_when_it_has_ended()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await rooms.OnAirAsync();
        await AskAsync(rooms, "晒晒你家的老规矩");
        await AnswerAsync(rooms, "门前的雪，多扫邻居一尺。");
        await rooms.TellAsync(StreamChangeKind.Ended);

        var wall = (await WallsAsync(rooms)).Single();

        Assert.False(wall.IsOpen);
        Assert.Equal(1, wall.Count);
        Assert.Equal(RefusalKind.Conflict, (await AnswerAsync(rooms, "晚了一步")).Refusal?.Kind);
        Assert.Equal(RefusalKind.Conflict, (await rooms.Get<PutQuestion>().AskAsync(rooms.Moderator, rooms.Episode.Id, "再问一个", "", RoomsHost.Ct)).Refusal?.Kind);
    }

    [Fact]
    public async Task A_question_that_is_off_the_screen_takes_no_answers_until_it_is_up_again()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await AskAsync(rooms, "第一个");
        await AskAsync(rooms, "第二个");

        Assert.Equal(RefusalKind.Conflict, (await AnswerAsync(rooms, "答第一个", number: 1)).Refusal?.Kind);
        Assert.True((await AnswerAsync(rooms, "答第二个", number: 2)).IsDone);
        var questions = rooms.Get<PutQuestion>();
        Assert.Equal(RefusalKind.Conflict, (await questions.TakeOffAsync(rooms.Moderator, rooms.Episode.Id, 1, RoomsHost.Ct)).Refusal?.Kind);
        Assert.True((await questions.ShowAsync(rooms.Moderator, rooms.Episode.Id, 1, RoomsHost.Ct)).IsDone);
        Assert.True((await AnswerAsync(rooms, "答第一个", number: 1)).IsDone);
        Assert.True((await questions.TakeOffAsync(rooms.Moderator, rooms.Episode.Id, 1, RoomsHost.Ct)).IsDone);
        Assert.All(await WallsAsync(rooms), w => Assert.False(w.IsOpen));
        Assert.Equal(RefusalKind.NotFound, (await questions.ShowAsync(rooms.Moderator, rooms.Episode.Id, 9, RoomsHost.Ct)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Conflict, (await AnswerAsync(rooms, "没有这一面", number: 9)).Refusal?.Kind);
    }

    [Fact]
    public async Task Strangers_and_villagers_ask_nothing_and_long_questions_are_refused()
    {
        await using var rooms = await RoomsHost.StartAsync();
        var questions = rooms.Get<PutQuestion>();
        foreach (var who in new[] { rooms.Stranger, RoomsHost.Villager(), await rooms.Town.VillagerAsync() })
            Assert.Equal(RefusalKind.Forbidden, (await questions.AskAsync(who, rooms.Episode.Id, "问一个", "", RoomsHost.Ct)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Invalid, (await questions.AskAsync(rooms.Moderator, rooms.Episode.Id, "\u200b", "", RoomsHost.Ct)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Invalid, (await questions.AskAsync(rooms.Moderator, rooms.Episode.Id, new string('长', 41), "", RoomsHost.Ct)).Refusal?.Kind);
        Assert.Equal("example", (await questions.AskAsync(rooms.Moderator, rooms.Episode.Id, "问", new string('长', 61), RoomsHost.Ct)).Refusal?.Field);
        Assert.Equal(RefusalKind.NotFound, (await questions.AskAsync(rooms.Moderator, Guid.NewGuid(), "问一个", "", RoomsHost.Ct)).Refusal?.Kind);
    }

    [Theory, BothDatabases]
    public async Task Two_directors_who_ask_at_once_both_keep_their_wall_and_one_is_on_screen(OnDatabase on)
    {
        await using var rooms = await RoomsHost.StartAsync(on);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(
            () => rooms.Get<PutQuestion>().AskAsync(rooms.Moderator, rooms.Episode.Id, $"第 {i} 问", "", RoomsHost.Ct), RoomsHost.Ct)));

        Assert.All(outcomes, o => Assert.True(o.IsDone, o.Refusal?.Message));
        var walls = await WallsAsync(rooms);
        Assert.Equal(6, walls.Count);
        Assert.Single(walls, w => w.IsOpen);
        Assert.Equal([1, 2, 3, 4, 5, 6], walls.Select(w => w.Invitation.Number).Order());
    }

    [Fact]
    public async Task Viewers_hear_the_question_and_newcomers_too()
    {
        await using var rooms = await RoomsHost.StartAsync();
        var feed = await rooms.FeedAsync();
        var entry = feed.Join(null);

        await AskAsync(rooms, "晒晒你家的老规矩");
        feed.Wake();
        await feed.PumpAsync(RoomsHost.Ct);

        Assert.Contains("event: invite\ndata: {\"number\":1,\"question\":\"晒晒你家的老规矩\"", Encoding.UTF8.GetString((await entry.From.Next).Bytes.Span), StringComparison.Ordinal);
        Assert.Contains("\"question\":\"晒晒你家的老规矩\"", Encoding.UTF8.GetString(feed.Join(null).First.Span), StringComparison.Ordinal);
    }

    private static async Task AskAsync(RoomsHost rooms, string question)
    {
        var outcome = await rooms.Get<PutQuestion>().AskAsync(rooms.Moderator, rooms.Episode.Id, question, "", RoomsHost.Ct);
        Assert.True(outcome.IsDone, outcome.Refusal?.Message);
    }

    private static Task<Outcome<Said>> AnswerAsync(RoomsHost rooms, string text, int number = 1) => rooms.Get<SayComment>().HandleAsync(
        new SayRequest(rooms.Room.Slug, rooms.Episode.Number, text, "李家", Invitation: number), RoomsHost.Villager(), new Microsoft.AspNetCore.Http.DefaultHttpContext(), RoomsHost.Ct);

    private static async Task<IReadOnlyList<WallView>> WallsAsync(RoomsHost rooms)
    {
        await using var db = rooms.Host.Store.Open();
        return await rooms.Get<Wall>().OfEpisodeAsync((await EpisodeFacts.FindAsync(db, rooms.Episode.Id, RoomsHost.Ct))!, 12, RoomsHost.Ct);
    }
}
