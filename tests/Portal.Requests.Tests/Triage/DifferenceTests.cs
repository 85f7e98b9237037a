using Microsoft.Extensions.Localization;
using Portal.Requests.Kernel;
using Portal.Requests.Texts;
using Portal.Requests.Topics.Kind;
using Portal.Requests.Triage;

namespace Portal.Requests.Tests.Triage;

public sealed class DifferenceTests
{
    [Fact]
    public async Task A_conflict_shows_what_was_and_what_is_field_by_field()
    {
        await using var host = await OrdersHost.StartAsync();
        var order = await host.OrderAsync();
        var reader = host.Get<ReadOrder>();
        var before = (await reader.ReadAsync(host.Moderator, order.Number, OrdersHost.Ct))!;
        await host.DoAsync(order.Id, TopicCommands.Dispatch, new Facts { UnitId = OrdersHost.Unit, BackupId = OrdersHost.Backup, Category = "farming" });
        var now = (await reader.ReadAsync(host.Moderator, order.Number, OrdersHost.Ct))!;
        var texts = host.Get<IStringLocalizer<RequestsTexts>>();

        var found = Difference.Between(before, now, at => at.ToString("O"), texts);

        Assert.Equal([texts["difference.state"].Value, texts["difference.unit"], texts["difference.category"]], found.Select(d => d.What));
        Assert.Equal("农技站", found[1].Is);
        Assert.Empty(Difference.Between(now, now, at => at.ToString("O"), texts));
    }
}
