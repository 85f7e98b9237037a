using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Notices.Outbox;
using Portal.Requests.Escalation;
using Portal.Requests.Figures;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Clocks;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Tests.Kernel.Wishes;
using Portal.Storage.Jobs;
using Portal.Testing;
using static Portal.Requests.Tests.Kernel.Wishes.WishKind;

namespace Portal.Requests.Tests.Kernel;

/// <summary>A neighbouring system, 微心愿, on the same kernel: another table, form, clock and words, and nothing else.</summary>
public sealed class AnotherKindTests
{
    [Fact]
    public void Micro_wishes_run_on_the_same_kernel()
    {
        var story = new Story { Kind = Instance };
        story.Then(Wish, a => a with { Actor = new Actor(Hats.Orderer, null) });
        story.Then(List);
        story.Later(24).Then(Claim, a => a with { Actor = new Actor(Hats.Handler, Story.Berta) });

        Assert.Equal(Claimed, story.State);
        Assert.Equal(TimeSpan.FromDays(1), story.Clock("claim").Took);
        Assert.Equal(story.Now.AddDays(30), NextStep.TimesOut(Instance, story.Case));
        Assert.Null(story.Then(Release, a => a with { Actor = Actor.System }).Case.Facts.Promise);
        Assert.Equal(2, story.Clock("claim").Cycle);
    }

    [Theory]
    [BothDatabases]
    public async Task A_wish_is_placed_escalated_and_given_back_beside_orders_and_neither_sees_the_other(OnDatabase on)
    {
        await using var host = await OrdersHost.StartAsync(on, services => services.AddSingleton<WishDesk>().AddSingleton<IRequestDesk>(s => s.GetRequiredService<WishDesk>()));
        var desk = host.Get<WishDesk>();
        var order = await host.OrderAsync();
        var wish = (await desk.WishAsync("想要一双棉鞋", "w:1", OrdersHost.Village, 100, OrdersHost.Ct)).Value!;
        Assert.Equal(wish.Id, (await desk.WishAsync("想要一双棉鞋", "w:1", OrdersHost.Village, 100, OrdersHost.Ct)).Value!.Id);
        Assert.StartsWith("W", wish.Number, StringComparison.Ordinal);
        await desk.DoAsync(wish.Id, List, new Actor(Hats.Triage, Story.Anna), Facts.None, OrdersHost.Ct);

        host.Host.Clock.Advance(TimeSpan.FromHours(51));
        await JobOf(host).RunAsync(OrdersHost.Ct);
        var told = await NoticesAsync(host, wish);
        Assert.Equal(("认领心愿", $"/desk/wishes?wish={wish.Number}"), (told.Text.Split('，')[0], told.Address));

        await desk.DoAsync(wish.Id, Claim, new Actor(Hats.Handler, Story.Berta), new Facts { HolderId = Story.Berta, Promise = host.Now.AddDays(3) }, OrdersHost.Ct);
        host.Host.Clock.Advance(TimeSpan.FromDays(31));
        await JobOf(host).RunAsync(OrdersHost.Ct);
        var back = await host.ReadAsync(wish.Id);
        Assert.Equal((Listed.Key, null), (back.State, back.HolderId));
        Assert.Equal("pending", (await host.ReadAsync(order.Id)).State);

        await using var db = host.Host.Store.Open();
        Assert.Equal(1, (await host.Get<ReadFigures>().ReadAsync(new DateOnly(2026, 10, 1), "", OrdersHost.Ct)).All.Orders);
    }

    [Theory]
    [InlineData("zh-CN", "请说个还没到的日子", "说说想要啥")]
    [InlineData("en", "Please name a day to come", "What is it that you wish?")]
    public async Task A_refusal_speaks_in_the_words_of_its_kind(string culture, string day, string empty)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        await using var host = await OrdersHost.StartAsync(services: s => s.AddSingleton<WishDesk>());
        var desk = host.Get<WishDesk>();
        var wish = (await desk.WishAsync("想要一双棉鞋", "w:1", OrdersHost.Village, 100, OrdersHost.Ct)).Value!;
        await desk.DoAsync(wish.Id, List, new Actor(Hats.Triage, Story.Anna), Facts.None, OrdersHost.Ct);
        var refused = await desk.DoAsync(wish.Id, Claim, new Actor(Hats.Handler, Story.Berta), new Facts { Promise = host.Now }, OrdersHost.Ct);
        Assert.Equal(day, refused.Refusal!.Message);
        Assert.Equal(empty, (await desk.WishAsync(" ", "w:2", OrdersHost.Village, 100, OrdersHost.Ct)).Refusal!.Message);

        // What all kinds share is said by the kernel's own words.
        var never = await desk.DoAsync(wish.Id, Fulfil, new Actor(Hats.Handler, Story.Berta), Facts.None, OrdersHost.Ct);
        Assert.NotEqual("no.state", never.Refusal!.Message);
    }

    [Fact]
    public void Nothing_of_orders_sits_in_the_kernel()
    {
        var folder = Path.Combine(PortalFactory.Repository, "modules", "Portal.Requests", "Kernel");
        foreach (var file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
        {
            var code = File.ReadLines(file).Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal));
            Assert.DoesNotContain(code, l => l.Contains("Topics", StringComparison.Ordinal) || l.Contains("TopicKind", StringComparison.Ordinal) || l.Contains("Triage;", StringComparison.Ordinal));
        }
    }

    private static EscalateJob JobOf(OrdersHost host) => host.Host.Services.GetServices<IJob>().OfType<EscalateJob>().Single();

    private static async Task<NoticeRow> NoticesAsync(OrdersHost host, OrderRow wish)
    {
        await using var db = host.Host.Store.Open();
        var start = $"order:{wish.Id:N}:claim:1:50:";
        return await db.Set<NoticeRow>().SingleAsync(n => n.Key.StartsWith(start), OrdersHost.Ct);
    }
}
