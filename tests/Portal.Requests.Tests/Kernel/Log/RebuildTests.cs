using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Topics.Kind;
using Portal.Testing;

namespace Portal.Requests.Tests.Kernel.Log;

public sealed class RebuildTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [BothDatabases]
    public async Task A_projection_written_anew_from_the_log_is_the_same(OnDatabase on)
    {
        await using var host = await OrdersHost.StartAsync(on);
        var parent = await host.OrderAsync();
        var child = await host.OrderAsync("哪儿有收玉米秆的？");
        Assert.True((await host.DoAsync(child.Id, TopicCommands.Merge, new Facts { ParentId = parent.Id })).IsDone);
        await host.DeliveredAsync(parent.Id);
        Assert.True((await host.DoAsync(parent.Id, TopicCommands.Rate, hats: Hats.Orderer)).IsDone);

        await AssertRebuiltAsync(host);
    }

    /// <summary>Spoils every projected column, rebuilds, compares.</summary>
    internal static async Task AssertRebuiltAsync(OrdersHost host)
    {
        var before = await RowsAsync(host);
        await host.Host.Store.WriteAsync(
            async db =>
            {
                await db.Set<OrderRow>().ExecuteUpdateAsync(
                    s => s.SetProperty(o => o.State, "").SetProperty(o => o.Due, (DateTime?)null).SetProperty(o => o.Wanted, 99)
                        .SetProperty(o => o.UnitId, (Guid?)null).SetProperty(o => o.Content, Wording.Withheld).SetProperty(o => o.ParentId, (Guid?)null),
                    Ct);
                await Rebuild.RunAsync(db, TopicKind.Instance, [.. await db.Set<OrderRow>().Select(o => o.Id).ToListAsync(Ct)], Ct);
            },
            Ct);
        Assert.Equal(before, await RowsAsync(host));
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(OrdersHost host)
    {
        await using var db = host.Host.Store.Open();
        var rows = await db.Set<OrderRow>().OrderBy(o => o.Number).ToListAsync(Ct);
        return [.. rows.Select(r => JsonSerializer.Serialize(r))];
    }
}
