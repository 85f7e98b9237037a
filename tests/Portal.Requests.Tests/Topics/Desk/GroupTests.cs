using Portal.Requests.Kernel;
using Portal.Requests.Topics.Kind;

namespace Portal.Requests.Tests.Topics.Desk;

public sealed class GroupTests
{
    [Fact]
    public async Task A_merged_group_is_due_when_its_earliest_order_was_and_counts_all_people()
    {
        await using var host = await OrdersHost.StartAsync();
        var (parent, child) = await MergedAsync(host);

        var row = await host.ReadAsync(parent);
        Assert.Equal(2, row.Wanted);
        Assert.Equal((await host.CaseAsync(child)).Log[0].At.AddHours(24), row.Due);
        Assert.Equal(TopicStates.Merged.Key, (await host.ReadAsync(child)).State);
    }

    [Fact]
    public async Task The_child_is_answered_and_delivered_with_its_parent_and_rated_on_its_own()
    {
        await using var host = await OrdersHost.StartAsync();
        var (parent, child) = await MergedAsync(host);
        await host.DeliveredAsync(parent);

        var row = await host.ReadAsync(child);
        Assert.Equal(TopicStates.Delivered.Key, row.State);
        Assert.NotNull(row.FirstAnsweredAt);
        Assert.True((await host.DoAsync(child, TopicCommands.Rate, hats: Hats.Orderer)).IsDone);
        Assert.Equal(TopicStates.Delivered.Key, (await host.ReadAsync(parent)).State);
    }

    [Fact]
    public async Task When_the_parent_is_withdrawn_its_children_stand_on_their_own_again()
    {
        await using var host = await OrdersHost.StartAsync();
        var (parent, child) = await MergedAsync(host);
        Assert.True((await host.DoAsync(parent, TopicCommands.Withdraw, hats: Hats.Orderer)).IsDone);

        Assert.Equal(TopicStates.Pending.Key, (await host.ReadAsync(child)).State);
        Assert.Equal(1, (await host.ReadAsync(parent)).Wanted);
    }

    [Fact]
    public async Task Taking_a_delivery_back_takes_back_what_followed_from_it()
    {
        await using var host = await OrdersHost.StartAsync();
        var (parent, child) = await MergedAsync(host);
        await host.DoAsync(parent, TopicCommands.Dispatch);
        await host.DoAsync(parent, TopicCommands.Accept);
        host.Host.Clock.Advance(TimeSpan.FromMinutes(5));
        await host.DoAsync(parent, TopicCommands.Deliver);
        Assert.True((await host.DoAsync(parent, RequestCase.Undo)).IsDone);

        Assert.Equal(TopicStates.Accepted.Key, (await host.ReadAsync(parent)).State);
        Assert.Equal(TopicStates.Merged.Key, (await host.ReadAsync(child)).State);
    }

    [Fact]
    public async Task What_is_merged_can_not_take_others_nor_be_its_own_parent()
    {
        await using var host = await OrdersHost.StartAsync();
        var (parent, child) = await MergedAsync(host);
        var third = await host.OrderAsync("第三单");

        Assert.False((await host.DoAsync(third.Id, TopicCommands.Merge, new Facts { ParentId = child })).IsDone);
        Assert.False((await host.DoAsync(third.Id, TopicCommands.Merge, new Facts { ParentId = third.Id })).IsDone);
        Assert.False((await host.DoAsync(parent, TopicCommands.Merge, new Facts { ParentId = third.Id })).IsDone);
    }

    private static async Task<(Guid Parent, Guid Child)> MergedAsync(OrdersHost host)
    {
        var child = await host.OrderAsync("哪儿有收玉米秆的？");
        host.Host.Clock.Advance(TimeSpan.FromHours(3));
        var parent = await host.OrderAsync();
        var merged = await host.DoAsync(child.Id, TopicCommands.Merge, new Facts { ParentId = parent.Id });
        Assert.True(merged.IsDone, merged.Refusal?.Message);
        return (parent.Id, child.Id);
    }
}
