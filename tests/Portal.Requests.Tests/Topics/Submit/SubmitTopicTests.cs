using Microsoft.EntityFrameworkCore;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Topics.Kind;
using Portal.Requests.Topics.Submit;
using Portal.Testing;

namespace Portal.Requests.Tests.Topics.Submit;

public sealed class SubmitTopicTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_order_gets_a_number_of_the_day_and_a_due_time_at_once()
    {
        await using var host = await OrdersHost.StartAsync();
        var order = await host.OrderAsync();

        Assert.Equal("D261016-0001", order.Number);
        Assert.Equal(host.Now.AddHours(24), order.Due);
        Assert.Equal(TopicStates.Pending.Key, order.State);
        Assert.True(order.IsPublic);
    }

    [Theory]
    [BothDatabases]
    public async Task Numbers_of_a_day_are_unique_whoever_orders_at_once(OnDatabase on)
    {
        await using var host = await OrdersHost.StartAsync(on);
        var placed = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => host.OrderAsync($"第 {i} 单")));

        Assert.Equal(24, placed.Select(p => p.Number).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 24).Select(i => $"D261016-{i:0000}"), placed.Select(p => p.Number).Order());
    }

    [Theory]
    [BothDatabases]
    public async Task The_same_form_sent_again_gives_the_same_order(OnDatabase on)
    {
        await using var host = await OrdersHost.StartAsync(on);
        var topic = host.Topic();
        var sent = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => host.Get<SubmitTopic>().PlaceAsync(topic, new Actor(Hats.Orderer, null), Ct)));

        Assert.Single(sent.Select(s => s.Value!.Number).Distinct());
        await using var db = host.Host.Store.Open();
        Assert.Equal(1, await db.Set<OrderRow>().CountAsync(Ct));
        Assert.Equal(1, await db.Set<OrderEventRow>().CountAsync(Ct));
    }

    [Fact]
    public async Task Neither_words_nor_telephone_stand_in_the_log_or_unsealed_beside_it()
    {
        await using var host = await OrdersHost.StartAsync();
        await host.OrderAsync("打 13800002046 找我，秸秆卖给谁？", t => t with { Phone = "13800002046" });

        await using var db = host.Host.Store.Open();
        var log = await db.Set<OrderEventRow>().SingleAsync(Ct);
        Assert.DoesNotContain("秸秆", log.Facts, StringComparison.Ordinal);
        Assert.DoesNotContain("2046", log.Facts, StringComparison.Ordinal);
        Assert.DoesNotContain("2046", (await db.Set<ContactRow>().SingleAsync(Ct)).Phone, StringComparison.Ordinal);
        Assert.DoesNotContain("2046", (await db.Set<TextRow>().SingleAsync(Ct)).Sealed, StringComparison.Ordinal);
        Assert.DoesNotContain("2046", (await db.Set<OrderRow>().SingleAsync(Ct)).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_screen_held_or_the_orderer_keeps_is_not_public()
    {
        await using var host = await OrdersHost.StartAsync();
        Assert.False((await host.OrderAsync("一", t => t with { Held = true })).IsPublic);
        Assert.False((await host.OrderAsync("二", t => t with { Private = true })).IsPublic);
    }
}
