using Microsoft.AspNetCore.Http;
using Portal.Accounts.Places.Settings;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Rooms.Chat;
using Portal.Rooms.Chat.Say;
using Portal.Rooms.Programme;

namespace Portal.Rooms.Tests.Chat;

/// <summary>What a place decides about speaking in its rooms.</summary>
public class SpeechTests
{
    [Fact]
    public async Task The_place_decides_who_may_speak_and_a_room_is_never_laxer()
    {
        await using var rooms = await RoomsHost.StartAsync();
        var villager = await rooms.Town.VillagerAsync();
        await RuleAsync(rooms, "Who", nameof(Speakers.Confirmed));

        Assert.Equal(RefusalKind.SignInNeeded, (await rooms.SayAsync("在")).Refusal?.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await rooms.SayAsync("在", villager)).Refusal?.Kind);
        Assert.True((await rooms.SayAsync("在", villager with { IsConfirmed = true })).IsDone);
        Assert.True((await rooms.SayAsync("场控在", rooms.Moderator)).IsDone);
    }

    [Fact]
    public async Task Confirmed_names_speak_under_that_name_and_no_other()
    {
        await using var rooms = await RoomsHost.StartAsync();
        var villager = await rooms.Town.VillagerAsync();
        await RuleAsync(rooms, "Who", nameof(Speakers.Named));

        Assert.Equal(RefusalKind.Forbidden, (await rooms.SayAsync("在", villager with { IsConfirmed = true })).Refusal?.Kind);
        var said = await rooms.SayAsync("在", villager with { IsNameConfirmed = true }, name: "别人");
        Assert.Equal(villager.Name, said.Value!.Comment.Name);
    }

    [Fact]
    public async Task The_village_is_shown_where_the_place_asks_and_only_one_that_there_is()
    {
        await using var rooms = await RoomsHost.StartAsync();

        Assert.Null((await FromAsync(rooms, "一", rooms.Town.Liuxi.Name)).Region);
        await RuleAsync(rooms, "Region", "Village");
        Assert.Equal(rooms.Town.Shiqiao.Name, (await FromAsync(rooms, "二", rooms.Town.Shiqiao.Name)).Region);
        Assert.Null((await FromAsync(rooms, "三", "月亮村")).Region);
        Assert.Null((await FromAsync(rooms, "四", rooms.Town.Qinghe.Name)).Region);
    }

    [Fact]
    public async Task An_accounts_name_passes_the_screen_as_a_typed_one_does()
    {
        await using var rooms = await RoomsHost.StartAsync();
        var villager = (await rooms.Town.VillagerAsync()) with { Name = "加微信13800002046" };

        var typed = await rooms.SayAsync("大家好", RoomsHost.Villager("another"), name: villager.Name);
        var said = await rooms.SayAsync("大家好", villager, name: "");

        Assert.False(typed is { IsDone: true, Value.IsHeld: false });
        Assert.Equal(typed.Refusal?.Kind, said.Refusal?.Kind);
        Assert.Equal(typed.IsDone && typed.Value.IsHeld, said.IsDone && said.Value.IsHeld);
    }

    [Fact]
    public async Task A_reply_carries_what_it_answers_until_that_is_hidden()
    {
        await using var rooms = await RoomsHost.StartAsync();
        var asked = await rooms.SaidAsync("拌过药的麦种能喂鸡不？");
        var reply = await ReplyAsync(rooms, "千万不能喂！", asked.Seq);
        Assert.Equal(asked.Id, reply.Value!.Comment.ReplyToId);

        var feed = await rooms.FeedAsync();
        Assert.Contains("\"reply\":{\"seq\":1,\"name\":\"王大娘\",\"text\":\"拌过药的麦种能喂鸡不？\"}", Text(feed.Join(null).First), StringComparison.Ordinal);
        await rooms.Get<Portal.Rooms.Chat.Moderate.DecideComment>().HideAsync(rooms.Moderator, asked.Id, CommentState.Passed, RoomsHost.Ct);
        Assert.DoesNotContain("喂鸡", Text((await rooms.FeedAsync()).Join(null).First), StringComparison.Ordinal);
        Assert.Equal(RefusalKind.NotFound, (await ReplyAsync(rooms, "还能回吗", asked.Seq)).Refusal?.Kind);
    }

    [Fact]
    public async Task A_reply_to_a_made_up_or_held_comment_is_refused()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await rooms.HeldAsync("等着审");

        Assert.Equal("reply", (await ReplyAsync(rooms, "回谁", 1)).Refusal?.Field);
        Assert.Equal("reply", (await ReplyAsync(rooms, "回谁呢", long.MaxValue)).Refusal?.Field);
    }

    private static async Task RuleAsync(RoomsHost rooms, string property, string value)
    {
        var administrator = await rooms.Town.StaffAsync(Role.Administrator, rooms.Town.Qinghe);
        var outcome = await rooms.Get<IPlaceSettings>().ChangeAsync(administrator, rooms.Town.Qinghe.Id, "rooms.speech", property, value, RoomsHost.Ct);
        Assert.True(outcome.IsDone, outcome.Refusal?.Message);
    }

    private static Task<Outcome<Said>> ReplyAsync(RoomsHost rooms, string text, long? seq) => rooms.Get<SayComment>().HandleAsync(
        new SayRequest(rooms.Room.Slug, rooms.Episode.Number, text, "小满", ReplyTo: seq), RoomsHost.Villager("device-of-xiaoman"), new DefaultHttpContext(), RoomsHost.Ct);

    private static async Task<CommentRow> FromAsync(RoomsHost rooms, string text, string region)
    {
        var said = await rooms.Get<SayComment>().HandleAsync(
            new SayRequest(rooms.Room.Slug, rooms.Episode.Number, text, "王大娘", region), RoomsHost.Villager(), new DefaultHttpContext(), RoomsHost.Ct);
        Assert.True(said.IsDone, said.Refusal?.Message);
        return said.Value.Comment;
    }

    private static string Text(ReadOnlyMemory<byte> bytes) => System.Text.Encoding.UTF8.GetString(bytes.Span);
}
