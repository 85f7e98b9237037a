using System.Text;
using Portal.Kit.Likes;
using Portal.Rooms.Chat.Events;
using Portal.Rooms.Chat.Like;

namespace Portal.Rooms.Tests.Chat;

public class FeedLikesTests
{
    [Fact]
    public async Task Likes_reach_viewers_together_and_newcomers_know_them()
    {
        await using var rooms = await RoomsHost.StartAsync();
        var said = await rooms.SaidAsync("声音清楚着哩");
        var feed = await rooms.FeedAsync();
        var entry = feed.Join(null);
        var likes = rooms.Get<ILikes>();
        for (var i = 0; i < 5; i++)
        {
            await likes.SetAsync(RoomsHost.Villager($"d{i}"), new LikeSubject(LikeEndpoint.Episode, rooms.Episode.Id, rooms.Episode.Id), likes: true, RoomsHost.Ct);
            await likes.SetAsync(RoomsHost.Villager($"d{i}"), new LikeSubject(LikeEndpoint.Comment, said.Id, rooms.Episode.Id), likes: i > 1, RoomsHost.Ct);
        }

        var heard = await PumpAsync(rooms, feed, entry.From);

        Assert.StartsWith("event: likes\ndata: {\"episode\":5,\"comments\":[[1,3]]}\n\n", heard, StringComparison.Ordinal);
        Assert.Contains("data: {\"episode\":5,\"comments\":[[1,3]]}", Encoding.UTF8.GetString(feed.Join(null).First.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_like_taken_back_is_told_and_nothing_is_told_twice()
    {
        await using var rooms = await RoomsHost.StartAsync();
        var feed = await rooms.FeedAsync();
        var entry = feed.Join(null);
        var likes = rooms.Get<ILikes>();
        var subject = new LikeSubject(LikeEndpoint.Episode, rooms.Episode.Id, rooms.Episode.Id);

        await likes.SetAsync(RoomsHost.Villager(), subject, likes: true, RoomsHost.Ct);
        Assert.Contains("\"episode\":1", await PumpAsync(rooms, feed, entry.From), StringComparison.Ordinal);
        var next = await entry.From.Next;
        await PumpAsync(rooms, feed, null);
        Assert.False(next.Next.IsCompleted);
        await likes.SetAsync(RoomsHost.Villager(), subject, likes: false, RoomsHost.Ct);
        Assert.Contains("\"episode\":0", await PumpAsync(rooms, feed, next), StringComparison.Ordinal);
    }

    private static async Task<string> PumpAsync(RoomsHost rooms, Feed feed, Chunk? from)
    {
        rooms.Host.Clock.Advance(TimeSpan.FromSeconds(3));
        feed.WakeLikes();
        await feed.PumpAsync(RoomsHost.Ct);
        return from is null ? "" : Encoding.UTF8.GetString((await from.Next).Bytes.Span);
    }
}
