using Portal.Kit.People;
using Portal.Requests.Topics.Wanted;
using Portal.Testing;

namespace Portal.Requests.Tests.Topics.Wanted;

public sealed class WantTopicTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [BothDatabases]
    public async Task Everybody_counts_once_even_when_all_come_at_the_same_moment(OnDatabase on)
    {
        await using var host = await OrdersHost.StartAsync(on);
        var order = await host.OrderAsync();
        var want = host.Get<WantTopic>();
        var before = order.Rank;

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => want.WantAsync(Visitor($"device-{i % 10}"), order.Number, Ct)));

        var row = await host.ReadAsync(order.Id);
        Assert.Equal(11, row.Wanted);
        Assert.Equal(1, row.Version);
        Assert.True(row.Rank < before);
    }

    [Fact]
    public async Task Nobody_wants_what_is_not_public_or_not_there()
    {
        await using var host = await OrdersHost.StartAsync();
        var hidden = await host.OrderAsync(but: t => t with { Private = true });
        var want = host.Get<WantTopic>();

        Assert.False((await want.WantAsync(Visitor("d"), hidden.Number, Ct)).IsDone);
        Assert.False((await want.WantAsync(Visitor("d"), "D261016-9999", Ct)).IsDone);
    }

    private static CurrentUser Visitor(string device) => CurrentUser.Visitor with { Device = device };
}
