using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Rooms.Chat;
using Portal.Rooms.Chat.Say;

namespace Portal.Rooms.Tests.Chat;

/// <summary>Ten thousand posts in a minute: a clear answer to each, nothing broken, and the village behind the same address goes on speaking.</summary>
public class FloodTests
{
    private const int Posts = 10_000;

    [Fact]
    public async Task Ten_thousand_posts_of_one_account_leave_a_handful_of_comments()
    {
        await using var rooms = await RoomsHost.StartAsync();
        var villager = await rooms.Town.VillagerAsync();

        var taken = await FloodAsync(rooms, _ => villager);

        Assert.InRange(taken, 1, 12);
        await StillSpeaksAsync(rooms, taken);
    }

    [Fact]
    public async Task Ten_thousand_posts_of_one_address_leave_at_most_six_hundred()
    {
        await using var rooms = await RoomsHost.StartAsync();

        var taken = await FloodAsync(rooms, i => RoomsHost.Villager($"device-{i}"));

        Assert.InRange(taken, 1, 600);
        await StillSpeaksAsync(rooms, taken);
    }

    private static async Task<int> FloodAsync(RoomsHost rooms, Func<int, CurrentUser> who)
    {
        var taken = 0;
        foreach (var batch in Enumerable.Range(0, Posts).Chunk(100))
        {
            var outcomes = await Task.WhenAll(batch.Select(i => PostAsync(rooms, who(i), $"第 {i} 句", "203.0.113.7")));
            taken += outcomes.Count(o => o.IsDone);
            Assert.All(outcomes.Where(o => !o.IsDone), o => Assert.Equal(RefusalKind.TooMany, o.Refusal!.Kind));
        }

        return taken;
    }

    // What was taken is there and no more; moderators are never limited, and a minute later the address speaks again.
    private static async Task StillSpeaksAsync(RoomsHost rooms, int taken)
    {
        await using (var db = rooms.Host.Store.Open())
            Assert.Equal(taken, await db.Set<CommentRow>().CountAsync(RoomsHost.Ct));
        for (var i = 0; i < 50; i++)
            Assert.True((await PostAsync(rooms, rooms.Moderator, $"场控 {i}", "203.0.113.7")).IsDone);
        rooms.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True((await PostAsync(rooms, RoomsHost.Villager("device-of-a-neighbour"), "轮到俺了", "203.0.113.7")).IsDone);
    }

    private static Task<Outcome<Said>> PostAsync(RoomsHost rooms, CurrentUser who, string text, string address)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(address);
        return rooms.Get<SayComment>().HandleAsync(new SayRequest(rooms.Room.Slug, rooms.Episode.Number, text, "乡亲"), who, http, RoomsHost.Ct);
    }
}
