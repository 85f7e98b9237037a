using Portal.Kit.Tables;
using Portal.Requests.Figures;
using Portal.Requests.Kernel;
using Portal.Requests.Topics.Kind;
using Portal.Testing;

namespace Portal.Requests.Tests.Figures;

public sealed class ReadFiguresTests
{
    private static readonly DateOnly October = new(2026, 10, 1);

    /// <summary>
    /// Counted by hand. October: A in the village, taken and delivered at once by the unit, farming, rated best and solved;
    /// B in the village, declined after 30 hours, too late; C in the township, answered after 2 hours by a reply and never
    /// delivered; D withdrawn. November: E in the township, not due yet.
    /// </summary>
    [Theory]
    [BothDatabases]
    public async Task Figures_per_village_unit_category_and_month_agree_with_the_hand_count(OnDatabase on)
    {
        await using var host = await FiveOrdersAsync(on);
        var figures = await host.Get<ReadFigures>().ReadAsync(October, "", OrdersHost.Ct);

        Assert.Equal(3, figures.All.Orders);
        Assert.Equal((new Fraction(2, 3), new Fraction(1, 2), new Fraction(1, 1), new Fraction(1, 1), new Fraction(1, 1)), Rates(figures.All));
        Assert.Equal((TimeSpan.FromHours(2), TimeSpan.FromHours(30)), (figures.All.MedianAnswer, figures.All.NinthAnswer));
        Assert.Equal([1, 1, 0, 0, 1, 0], figures.All.Answers);

        var village = figures.ByPlace.Single(p => p.Name == "x/qing/liu/").Tally;
        var township = figures.ByPlace.Single(p => p.Name == "x/qing/").Tally;
        Assert.Equal((2, new Fraction(1, 2), new Fraction(1, 1)), (village.Orders, village.Answered, village.Delivered));
        Assert.Equal((1, new Fraction(1, 1), new Fraction(0, 1)), (township.Orders, township.Answered, township.Delivered));
        Assert.Equal([("农技站", 1)], figures.ByUnit.Select(u => (u.Name, u.Tally.Orders)));
        Assert.Equal([("", 2), ("farming", 1)], figures.ByCategory.Select(c => (c.Key, c.Tally.Orders)));
        Assert.Equal(12, figures.ByMonth.Count);
        Assert.Equal((October, 3), (figures.ByMonth[^1].Month, figures.ByMonth[^1].Tally.Orders));

        var november = await host.Get<ReadFigures>().ReadAsync(October.AddMonths(1), "", OrdersHost.Ct);
        Assert.Equal((1, 1, new Fraction(0, 0)), (november.All.Orders, november.All.NotDue, november.All.Answered));
        Assert.Equal((3, new Fraction(2, 3)), (november.ByMonth[^2].Tally.Orders, november.ByMonth[^2].Tally.Answered));
        Assert.Equal(2, (await host.Get<ReadFigures>().ReadAsync(October, "x/qing/liu/", OrdersHost.Ct)).All.Orders);
        Assert.Equal(0, (await host.Get<ReadFigures>().ReadAsync(October, "x/bai/", OrdersHost.Ct)).All.Orders);
    }

    [Fact]
    public async Task The_workbook_and_the_list_say_the_same_as_the_page()
    {
        await using var host = await FiveOrdersAsync(OnDatabase.Sqlite);
        var figures = await host.Get<ReadFigures>().ReadAsync(October, "", OrdersHost.Ct);
        using var file = new MemoryStream();
        await ExcelWriter.WriteAsync(file, host.Get<FigureSheets>().Sheets(figures), OrdersHost.Ct);
        file.Position = 0;
        var rows = await ExcelReader.ReadAsync(file, new TableCaps(), OrdersHost.Ct);

        Assert.Equal(["2026-10", "3"], rows[1].Cells.Take(2).Select(c => c.Text));
        Assert.Equal((CellKind.Percent, 0.667, 2.0, 3.0), (rows[1][4].Kind, Math.Round(rows[1][4].Value, 3), rows[1][5].Value, rows[1][6].Value));
        using var csv = new MemoryStream();
        await Csv.WriteAsync(csv, host.Get<FigureSheets>().Whole(figures), OrdersHost.Ct);
        Assert.Equal(1 + 1 + 2 + 1 + 2 + 12, System.Text.Encoding.UTF8.GetString(csv.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task What_is_late_is_counted_and_only_what_is_public_is_named()
    {
        await using var host = await OrdersHost.StartAsync();
        var shown = await host.OrderAsync("路灯不亮");
        await host.OrderAsync("家里的事", t => t with { Private = true });
        Assert.Equal(0, (await host.Get<ReadOverdue>().ReadAsync("", 3, OrdersHost.Ct)).Total);
        host.Host.Clock.Advance(TimeSpan.FromHours(25));
        var late = await host.Get<ReadOverdue>().ReadAsync("", 3, OrdersHost.Ct);
        Assert.Equal(2, late.Total);
        Assert.Equal([(shown.Number, TimeSpan.FromHours(1))], late.First.Select(o => (o.Number, o.By)));
    }

    [Theory]
    [InlineData(118, 126, 88.0, 96.7)]
    [InlineData(6, 8, 40.9, 92.9)]
    [InlineData(0, 5, 0, 43.4)]
    public void The_probable_range_is_Wilsons(int part, int of, double low, double high)
    {
        var range = new Fraction(part, of).Range!.Value;
        Assert.Equal((low, high), (Math.Round(range.Low, 1), Math.Round(range.High, 1)));
    }

    private static async Task<OrdersHost> FiveOrdersAsync(OnDatabase on)
    {
        var host = await OrdersHost.StartAsync(on);
        var a = await host.OrderAsync("秸秆往哪儿拉");
        var b = await host.OrderAsync("给我家修院墙");
        var c = await host.OrderAsync("路灯不亮", t => t with { PlaceId = OrdersHost.Township });
        var d = await host.OrderAsync("不用了");
        Assert.True((await host.DoAsync(a.Id, TopicCommands.Dispatch, new Facts { UnitId = OrdersHost.Unit, BackupId = OrdersHost.Backup, Category = "farming" })).IsDone);
        Assert.True((await host.DoAsync(a.Id, TopicCommands.Accept)).IsDone);
        Assert.True((await host.DoAsync(a.Id, TopicCommands.Deliver)).IsDone);
        Assert.True((await host.DoAsync(a.Id, TopicCommands.Rate, new Facts { Face = 3, Confirmed = Result.Solved }, Hats.Orderer)).IsDone);
        Assert.True((await host.DoAsync(d.Id, TopicCommands.Withdraw, hats: Hats.Orderer)).IsDone);
        host.Host.Clock.Advance(TimeSpan.FromHours(2));
        Assert.True((await host.DoAsync(c.Id, TopicCommands.Reply)).IsDone);
        host.Host.Clock.Advance(TimeSpan.FromHours(28));
        Assert.True((await host.DoAsync(b.Id, TopicCommands.Decline)).IsDone);
        host.Host.Clock.Advance(TimeSpan.FromDays(20));
        await host.OrderAsync("小麦黄叶", t => t with { PlaceId = OrdersHost.Township });
        return host;
    }

    private static (Fraction, Fraction, Fraction, Fraction, Fraction) Rates(Tally t) => (t.Answered, t.Delivered, t.Solved, t.Satisfied, t.Rated);
}
