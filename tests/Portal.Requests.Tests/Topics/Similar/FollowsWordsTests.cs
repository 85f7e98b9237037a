using Portal.Requests.Files;
using Portal.Requests.Kernel;
using Portal.Requests.Tests.Files;
using Portal.Requests.Topics.Kind;
using Portal.Requests.Topics.Similar;
using Portal.Testing;

namespace Portal.Requests.Tests.Topics.Similar;

public sealed class FollowsWordsTests
{
    [Theory]
    [BothDatabases]
    public async Task A_reworded_order_is_found_by_its_new_words_only_and_by_its_old_ones_after_it_was_taken_back(OnDatabase on)
    {
        await using var host = await OrdersHost.StartAsync(on);
        var order = await host.OrderAsync("路灯黑了半个月，找谁修？");
        host.Host.Clock.Advance(TimeSpan.FromHours(6));
        await host.OrderAsync("红薯粉条想上网卖");
        Assert.Equal([order.Number], await FindAsync(host, "路灯坏了谁修"));

        Assert.True((await host.DoAsync(order.Id, TopicCommands.Reword, Facts.None, words: "村口水井的抽水泵烧坏了")).IsDone);
        host.Host.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal([order.Number], await FindAsync(host, "水井抽水泵烧坏了"));
        Assert.Empty(await FindAsync(host, "路灯坏了谁修"));

        Assert.True((await host.DoAsync(order.Id, RequestCase.Undo)).IsDone);
        host.Host.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal([order.Number], await FindAsync(host, "路灯坏了谁修"));
        Assert.Empty(await FindAsync(host, "水井抽水泵烧坏了"));
    }

    [Fact]
    public async Task What_came_as_a_voice_is_found_once_somebody_wrote_it_down()
    {
        await using var host = await OrdersHost.StartAsync();
        using var sound = new MemoryStream(Sounds.Webm());
        var voice = await host.Get<KeepFiles>().VoiceAsync(sound, OrdersHost.Ct);
        var spoken = await host.OrderAsync("", t => t with { Voice = voice.Value });
        host.Host.Clock.Advance(TimeSpan.FromHours(1));
        await host.OrderAsync("红薯粉条想上网卖");
        Assert.Empty(await FindAsync(host, "井房的门坏了"));

        Assert.True((await host.DoAsync(spoken.Id, TopicCommands.Reword, Facts.None, words: "村口的井房门坏了，谁给修？")).IsDone);
        host.Host.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal([spoken.Number], await FindAsync(host, "井房的门坏了"));
    }

    [Fact]
    public async Task Questions_in_traditional_characters_and_full_width_find_the_same_orders()
    {
        await using var host = await OrdersHost.StartAsync();
        var order = await host.OrderAsync("养老金认证，老刷不过去咋办？");
        await host.OrderAsync("wifi 老断，找谁修？");

        Assert.Equal([order.Number], await FindAsync(host, "養老金認證刷不過去"));
        Assert.Single(await FindAsync(host, "ＷＩＦＩ老斷"));
    }

    private static async Task<List<string>> FindAsync(OrdersHost host, string text) =>
        [.. (await host.Get<SimilarTopics>().FindAsync(text, null, q => q, 3, OrdersHost.Ct)).Select(o => o.Number)];
}
