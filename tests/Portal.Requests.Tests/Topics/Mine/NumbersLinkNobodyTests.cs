using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Portal.Kit.People;
using Portal.Requests.Topics.Mine;
using Portal.Testing;

namespace Portal.Requests.Tests.Topics.Mine;

public sealed class NumbersLinkNobodyTests
{
    /// <summary>Anybody can write anybody's number into the form: it is for calling back, and proves nothing.</summary>
    [Theory]
    [BothDatabases]
    public async Task An_order_that_only_carries_a_persons_number_is_neither_theirs_to_see_nor_to_take_away_nor_to_erase(OnDatabase on)
    {
        await using var host = await OrdersHost.StartAsync(on);
        var person = Guid.NewGuid();
        var own = await host.OrderAsync("我家的事", t => t with { AuthorId = person, Phone = "13800002046" });
        var another = await host.OrderAsync("有人写了我的电话", t => t with { Phone = "13800002046" });

        var (rows, total) = await host.Get<ReadMine>().PageAsync(new DefaultHttpContext(), new CurrentUser(person, "刘", []), 1, OrdersHost.Ct);
        Assert.Equal([own.Number], rows.Select(r => r.Number));
        Assert.Equal(1, total);
        var data = host.Get<IEnumerable<IPersonalData>>().Single(d => d.Section == "orders");
        Assert.DoesNotContain(another.Number, JsonSerializer.Serialize(await data.ExportAsync(person, OrdersHost.Ct)), StringComparison.Ordinal);
        await data.EraseAsync(person, OrdersHost.Ct);
        Assert.Equal("有人写了我的电话", (await host.ReadAsync(another.Id)).Title);
    }
}
