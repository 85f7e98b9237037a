using System.Text;
using Portal.Rooms.Chat.Events;
using Portal.Rooms.Chat.Moderate;

namespace Portal.Rooms.Tests.Chat;

public class FeedTests
{
    [Fact]
    public async Task What_is_said_reaches_a_viewer_with_its_number()
    {
        await using var rooms = await RoomsHost.StartAsync();
        var feed = await rooms.FeedAsync();
        var entry = feed.Join(null);

        await rooms.SaidAsync("听得清");
        var heard = await PumpAsync(feed, entry.From);

        Assert.Contains("id: 1\nevent: comment\n", heard, StringComparison.Ordinal);
        Assert.Contains("听得清", heard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newcomer_gets_the_last_fifty()
    {
        await using var rooms = await RoomsHost.StartAsync();
        for (var i = 1; i <= 60; i++)
            await rooms.SaidAsync($"第 {i} 句。", RoomsHost.Villager($"d{i}"));

        var first = Text((await rooms.FeedAsync()).Join(null).First);

        Assert.DoesNotContain("第 10 句。", first, StringComparison.Ordinal);
        Assert.Contains("第 11 句。", first, StringComparison.Ordinal);
        Assert.Contains("第 60 句。", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coming_back_repeats_nothing_and_skips_nothing()
    {
        await using var rooms = await RoomsHost.StartAsync();
        var feed = await rooms.FeedAsync();
        for (var i = 1; i <= 20; i++)
        {
            await rooms.SaidAsync($"第 {i} 句", RoomsHost.Villager($"d{i}"));
            feed.Wake();
            await feed.PumpAsync(RoomsHost.Ct);
        }

        for (var after = 0L; after <= 20; after++)
        {
            var ids = Ids(Text(feed.Join(after).First));
            Assert.Equal(Enumerable.Range((int)after + 1, 20 - (int)after).Select(i => (long)i), ids);
        }
    }

    [Fact]
    public async Task What_is_older_than_memory_is_fetched_without_a_gap()
    {
        await using var rooms = await RoomsHost.StartAsync();
        var feed = await rooms.FeedAsync();
        const int all = Feed.Kept + 40;
        for (var i = 0; i < all; i++)
            await rooms.SaidAsync($"第 {i} 句", RoomsHost.Villager($"d{i}"));
        feed.Wake();
        await feed.PumpAsync(RoomsHost.Ct);

        var entry = feed.Join(7);
        var missing = await rooms.Get<FeedReader>().LinesAsync(rooms.Episode.Id, entry.MissingAfter!.Value, entry.MissingUpTo, RoomsHost.Ct);
        var ids = missing.Select(l => l.Seq).Concat(Ids(Text(entry.First)));

        Assert.Equal(Enumerable.Range(8, all - 7).Select(i => (long)i), ids);
    }

    [Fact]
    public async Task A_held_comment_never_reaches_the_public_until_it_is_passed()
    {
        await using var rooms = await RoomsHost.StartAsync();
        var feed = await rooms.FeedAsync();
        var entry = feed.Join(null);
        var held = await rooms.HeldAsync("加微信买药");
        await rooms.SaidAsync("大家好");

        var heard = await PumpAsync(feed, entry.From);
        Assert.DoesNotContain("加微信买药", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("加微信买药", Text(feed.Join(null).First), StringComparison.Ordinal);
        Assert.DoesNotContain("加微信买药", Text(feed.Join(0).First), StringComparison.Ordinal);

        Assert.True((await rooms.Get<DecideComment>().PassAsync(rooms.Moderator, held.Id, held.State, RoomsHost.Ct)).IsDone);
        Assert.Contains("加微信买药", await PumpAsync(feed, entry.From), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hidden_comment_leaves_viewers_and_newcomers_never_see_it()
    {
        await using var rooms = await RoomsHost.StartAsync();
        var feed = await rooms.FeedAsync();
        var said = await rooms.SaidAsync("骂人的话");
        var entry = feed.Join(null);
        await PumpAsync(feed, entry.From);

        await rooms.Get<DecideComment>().HideAsync(rooms.Moderator, said.Id, said.State, RoomsHost.Ct);

        Assert.Contains("event: hide\ndata: {\"seq\":1}", await PumpAsync(feed, entry.From), StringComparison.Ordinal);
        Assert.DoesNotContain("骂人的话", Text(feed.Join(null).First), StringComparison.Ordinal);
        Assert.DoesNotContain("骂人的话", Text((await rooms.FeedAsync()).Join(0).First), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comments_keep_step_with_the_delayed_picture()
    {
        await using var rooms = await RoomsHost.StartAsync(episode: e => e.DelaySeconds = 15);
        await rooms.OnAirAsync();
        var feed = await rooms.FeedAsync();
        var entry = feed.Join(null);
        await rooms.SaidAsync("听得清");

        rooms.Host.Clock.Advance(TimeSpan.FromSeconds(14));
        Assert.DoesNotContain("听得清", await PumpAsync(feed, entry.From), StringComparison.Ordinal);

        rooms.Host.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Contains("听得清", await PumpAsync(feed, entry.From), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_hidden_within_the_delay_is_never_sent()
    {
        await using var rooms = await RoomsHost.StartAsync(episode: e => e.DelaySeconds = 15);
        await rooms.OnAirAsync();
        var feed = await rooms.FeedAsync();
        var entry = feed.Join(null);
        var said = await rooms.SaidAsync("骂人的话");
        await feed.PumpAsync(RoomsHost.Ct);
        await rooms.Get<DecideComment>().HideAsync(rooms.Moderator, said.Id, said.State, RoomsHost.Ct);
        await feed.PumpAsync(RoomsHost.Ct);

        rooms.Host.Clock.Advance(TimeSpan.FromSeconds(20));

        Assert.DoesNotContain("骂人的话", await PumpAsync(feed, entry.From), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_off_stops_comments_until_it_is_released()
    {
        await using var rooms = await RoomsHost.StartAsync(episode: e => e.DelaySeconds = 10);
        await rooms.OnAirAsync();
        var feed = await rooms.FeedAsync();
        var entry = feed.Join(null);
        await rooms.SaidAsync("切断前说的");
        await rooms.SetAsync(e => e.CutOffAt = rooms.Host.Clock.GetUtcNow().UtcDateTime);

        rooms.Host.Clock.Advance(TimeSpan.FromSeconds(60));
        var during = await PumpAsync(feed, entry.From);
        Assert.Contains("\"phase\":\"cutoff\"", during, StringComparison.Ordinal);
        Assert.DoesNotContain("切断前说的", during, StringComparison.Ordinal);

        await rooms.SetAsync(e => e.CutOffAt = null);
        Assert.Contains("切断前说的", await PumpAsync(feed, entry.From), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_viewer_who_only_listens_costs_no_queue()
    {
        await using var rooms = await RoomsHost.StartAsync();
        var feed = await rooms.FeedAsync();
        var one = feed.Join(null);
        var two = feed.Join(null);
        await rooms.SaidAsync("听得清");
        feed.Wake();
        await feed.PumpAsync(RoomsHost.Ct);

        Assert.Same(await one.From.Next, await two.From.Next);
    }

    private static async Task<string> PumpAsync(Feed feed, Chunk from)
    {
        feed.Wake();
        await feed.PumpAsync(RoomsHost.Ct);
        var heard = new StringBuilder();
        for (var at = from; at.Next.IsCompleted;)
        {
            at = await at.Next;
            heard.Append(Text(at.Bytes));
        }

        return heard.ToString();
    }

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    private static IEnumerable<long> Ids(string events) =>
        events.Split('\n').Where(l => l.StartsWith("id: ", StringComparison.Ordinal)).Select(l => long.Parse(l[4..], null));
}
