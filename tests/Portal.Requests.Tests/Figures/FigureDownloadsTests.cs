using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.Places;
using Portal.Kit.Places;
using Portal.Kit.Tables;
using Portal.Kit.Time;
using Portal.Requests.Kernel;
using Portal.Requests.Topics.Submit;
using Portal.Storage.Signals;
using Portal.Testing;

namespace Portal.Requests.Tests.Figures;

/// <summary>The figures over HTTP: as public as the page, for everybody the same, without a word of anybody's order.</summary>
public sealed class FigureDownloadsTests(PortalFactory factory) : IClassFixture<PortalFactory>
{
    private static readonly Guid Village = new("00000000-0000-0000-0001-00000000000b");
    private static readonly Guid Other = new("00000000-0000-0000-0001-00000000000c");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_takes_the_same_figures_away_as_csv_and_as_a_workbook()
    {
        await OrdersAsync();
        using var visitor = factory.Browser();
        var month = factory.Services.GetRequiredService<TimeProvider>().Today().ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        using var csv = await visitor.GetAsync($"/orders/figures.csv?place={Village}", Ct);
        Assert.Equal((HttpStatusCode.OK, "text/csv", $"orders-{month}.csv"), (csv.StatusCode, csv.Content.Headers.ContentType!.MediaType, csv.Content.Headers.ContentDisposition!.FileName));
        var bytes = await csv.Content.ReadAsByteArrayAsync(Ct);
        var lines = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.Contains(lines, l => l.Contains($",{month},2,", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains(",井台村,2,", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains("邻村", StringComparison.Ordinal) || l.Contains("哪里有人教", StringComparison.Ordinal) || l.Contains("自家的事", StringComparison.Ordinal) || l.Contains("13800002046", StringComparison.Ordinal));

        using var excel = await visitor.GetAsync($"/orders/figures.xlsx?place={Village}&month={month}", Ct);
        Assert.Equal((HttpStatusCode.OK, $"orders-{month}.xlsx"), (excel.StatusCode, excel.Content.Headers.ContentDisposition!.FileName));
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", excel.Content.Headers.ContentType!.MediaType);
        using var file = new MemoryStream(await excel.Content.ReadAsByteArrayAsync(Ct));
        var rows = await ExcelReader.ReadAsync(file, new TableCaps(), Ct);
        Assert.Equal([month, "2"], rows[1].Cells.Take(2).Select(c => c.Text));
    }

    [Fact]
    public async Task All_places_together_are_counted_when_none_is_named_and_one_that_is_not_there_has_none()
    {
        await OrdersAsync();
        using var visitor = factory.Browser();
        var all = await visitor.GetStringAsync("/orders/figures.csv", Ct);
        Assert.Contains(",井台村,2,", all, StringComparison.Ordinal);
        Assert.Contains(",邻村,1,", all, StringComparison.Ordinal);
        foreach (var file in new[] { "csv", "xlsx" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/orders/figures.{file}?place={Guid.NewGuid()}", Ct)).StatusCode);
            Assert.Equal(HttpStatusCode.BadRequest, (await visitor.GetAsync($"/orders/figures.{file}?place=nowhere", Ct)).StatusCode);
        }
    }

    [Theory]
    [InlineData("2999-01")]
    [InlineData("1999-01")]
    [InlineData("2026-13")]
    [InlineData("' or 1=1")]
    public async Task A_month_that_is_none_or_has_not_come_is_the_present_one(string month)
    {
        using var visitor = factory.Browser();
        var present = factory.Services.GetRequiredService<TimeProvider>().Today().ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        using var csv = await visitor.GetAsync($"/orders/figures.csv?month={Uri.EscapeDataString(month)}", Ct);
        Assert.Equal($"orders-{present}.csv", csv.Content.Headers.ContentDisposition!.FileName);
    }

    [Fact]
    public async Task The_desk_of_figures_is_for_those_who_may_see_it()
    {
        using var visitor = factory.Browser();
        using var turned = await visitor.GetAsync("/desk/figures", Ct);
        Assert.NotEqual(HttpStatusCode.OK, turned.StatusCode);
    }

    private async Task OrdersAsync()
    {
        if (await factory.Store.WriteAsync(PlacesAsync, Ct))
            return;
        await factory.Services.GetRequiredService<ISignals>().RaiseAsync("accounts.places", Ct);
        var submit = factory.Services.GetRequiredService<SubmitTopic>();
        var actor = new Actor(Hats.Orderer, null);
        foreach (var topic in new[]
        {
            new NewTopic("哪里有人教剪窗花？", Village, "f:1", "page") { Phone = "13800002046" },
            new NewTopic("自家的事，不公开", Village, "f:2", "page") { Private = true },
            new NewTopic("隔壁村的路灯", Other, "f:3", "page"),
        })
            Assert.True((await submit.PlaceAsync(topic, actor, Ct)).IsDone);
    }

    private static async Task<bool> PlacesAsync(Storage.Database.PortalDb db)
    {
        if (await db.Set<PlaceRow>().AnyAsync(p => p.Id == Village, Ct))
            return true;
        var root = await db.Set<PlaceRow>().Where(p => p.ParentId == null).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(Ct);
        db.Add(new PlaceRow { Id = Village, Path = "well/", Slug = "well", Name = "井台村", SortKey = "jing tai cun", Level = PlaceLevel.Village, ParentId = root });
        db.Add(new PlaceRow { Id = Other, Path = "next/", Slug = "next", Name = "邻村", SortKey = "lin cun", Level = PlaceLevel.Village, ParentId = root });
        return false;
    }
}
