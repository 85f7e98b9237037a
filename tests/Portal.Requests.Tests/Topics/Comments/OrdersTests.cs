using Portal.Kit.Orders;
using Portal.Kit.Outcomes;
using Portal.Requests.Topics.Kind;
using Portal.Testing;

namespace Portal.Requests.Tests.Topics.Comments;

public sealed class OrdersTests
{
    private static readonly Guid Episode = new("00000000-0000-0000-0008-000000000001");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [BothDatabases]
    public async Task The_same_comment_gives_the_same_order_however_often_it_is_asked(OnDatabase on)
    {
        await using var host = await OrdersHost.StartAsync(on);
        var orders = host.Get<IOrders>();
        var comment = new CommentOrder(Guid.CreateVersion7(), Episode, OrdersHost.Township, "麦种拌药要拌多少？", null, 95);

        var taken = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => orders.TakeCommentAsync(host.Moderator, comment, Ct)));

        Assert.Single(taken.Select(t => t.Value!.Number).Distinct());
        Assert.Equal(95, (await host.ReadAsync(taken[0].Value!.Id)).SaidAtSecond);
    }

    [Fact]
    public async Task A_moderator_of_another_township_takes_no_comment_and_answers_no_order()
    {
        await using var host = await OrdersHost.StartAsync();
        var orders = host.Get<IOrders>();
        var comment = new CommentOrder(Guid.CreateVersion7(), Episode, OrdersHost.Township, "麦种拌药要拌多少？", null, 95);
        Assert.Equal(RefusalKind.Forbidden, (await orders.TakeCommentAsync(host.Stranger, comment, Ct)).Refusal!.Kind);

        var order = await host.OrderAsync();
        Assert.Equal(RefusalKind.Forbidden, (await orders.AnswerOnAirAsync(host.Stranger, order.Id, Episode, 10, Ct)).Refusal!.Kind);
        Assert.Equal(1, (await host.ReadAsync(order.Id)).Version);
    }

    [Fact]
    public async Task An_order_answered_on_air_carries_episode_and_second_and_stands_on_its_list()
    {
        await using var host = await OrdersHost.StartAsync();
        var orders = host.Get<IOrders>();
        var order = await host.OrderAsync();
        var answered = await orders.AnswerOnAirAsync(host.Moderator, order.Id, Episode, 860, Ct);

        Assert.True(answered.IsDone, answered.Refusal?.Message);
        Assert.True(answered.Value.IsAnswered);
        Assert.Equal(860, answered.Value.AnsweredSecond);
        Assert.Equal(order.Number, Assert.Single(await orders.OfEpisodeAsync(Episode, Ct)).Number);
        Assert.Equal(TopicStates.Delivered.Key, (await host.ReadAsync(order.Id)).State);
        Assert.True((await orders.AnswerOnAirAsync(host.Moderator, order.Id, Episode, 860, Ct)).IsDone);
        Assert.Equal(5, (await host.ReadAsync(order.Id)).Version);
    }
}
