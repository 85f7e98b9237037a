using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Requests.Holidays;
using Portal.Requests.Topics.Kind;
using Portal.Testing;

namespace Portal.Requests.Tests.Holidays;

public sealed class KeepHolidaysTests
{
    private static readonly Guid Root = new("00000000-0000-0000-0001-000000000000");
    private static readonly CurrentUser Keeper = OrdersHost.Staff(9, Role.Dispatcher, Root, "x/");
    private static readonly DateOnly Spring = new(2027, 2, 5);

    [Theory]
    [BothDatabases]
    public async Task Next_years_days_that_staff_enter_hold_at_once_and_can_be_taken_out(OnDatabase on)
    {
        await using var host = await OrdersHost.StartAsync(on);
        var keep = host.Get<KeepHolidays>();
        Assert.True((await keep.PutAsync(Keeper, Spring, Spring.AddDays(6), works: false, "春节", OrdersHost.Ct)).IsDone);
        Assert.True((await keep.PutAsync(Keeper, new(2027, 2, 20), new(2027, 2, 20), works: true, "春节补班", OrdersHost.Ct)).IsDone);

        var known = await host.Get<IHolidays>().KnownAsync(OrdersHost.Ct);
        Assert.True(known.IsRest(new(2027, 2, 8)) && known.IsMadeUp(new(2027, 2, 20)) && known.IsRest(new(2026, 10, 1)));
        var stretches = Stretches.Of(2027, await keep.ListAsync(2027, OrdersHost.Ct));
        Assert.Equal([(Spring, Spring.AddDays(6), false, "春节", true), (new(2027, 2, 20), new(2027, 2, 20), true, "春节补班", true)], stretches);

        Assert.True((await keep.RemoveAsync(Keeper, new(2027, 2, 8), OrdersHost.Ct)).IsDone);
        Assert.False((await host.Get<IHolidays>().KnownAsync(OrdersHost.Ct)).IsRest(new(2027, 2, 8)));
    }

    [Fact]
    public async Task Whoever_keeps_them_only_further_down_is_refused()
    {
        await using var host = await OrdersHost.StartAsync();
        foreach (var who in new[] { host.Moderator, OrdersHost.Staff(8, Role.Administrator, OrdersHost.Township, "x/qing/"), CurrentUser.Visitor })
            Assert.Equal(RefusalKind.Forbidden, (await host.Get<KeepHolidays>().PutAsync(who, Spring, Spring, false, "春节", OrdersHost.Ct)).Refusal?.Kind);
        Assert.Empty(await host.Get<KeepHolidays>().ListAsync(2027, OrdersHost.Ct));
    }

    [Theory]
    [InlineData("2027-02-05", "2027-02-04", "春节", "last")]
    [InlineData("2027-02-05", "2027-03-20", "春节", "last")]
    [InlineData("2031-02-05", "2031-02-05", "春节", "first")]
    [InlineData("2027-02-05", "2027-02-05", " ", "name")]
    [InlineData("2027-02-05", "2027-02-05", "一二三四五六七八九十一二三四五六七八九十一", "name")]
    public async Task Days_that_cannot_be_are_refused_with_their_field(string first, string last, string name, string field)
    {
        await using var host = await OrdersHost.StartAsync();
        var said = await host.Get<KeepHolidays>().PutAsync(Keeper, Day(first), Day(last), false, name, OrdersHost.Ct);
        Assert.Equal((RefusalKind.Invalid, field), (said.Refusal!.Kind, said.Refusal.Field));
    }

    private static DateOnly Day(string written) => DateOnly.ParseExact(written, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task An_order_takes_the_clocks_of_its_place_and_the_days_known_then_with_it()
    {
        await using var host = await OrdersHost.StartAsync();
        var rules = host.Get<Accounts.Places.Settings.IPlaceSettings>();
        var admin = OrdersHost.Staff(7, Role.Administrator, OrdersHost.Township, "x/qing/");
        var before = await host.OrderAsync();
        Assert.True((await rules.ChangeAsync(admin, OrdersHost.Township, ClockRules.Key, nameof(ClockRules.AnswerBy), nameof(CountedBy.Office), OrdersHost.Ct)).IsDone);
        Assert.True((await rules.ChangeAsync(admin, OrdersHost.Township, ClockRules.Key, nameof(ClockRules.AnswerHours), "4", OrdersHost.Ct)).IsDone);
        Assert.False((await rules.ChangeAsync(admin, OrdersHost.Township, ClockRules.Key, nameof(ClockRules.OfficeDay), "all day", OrdersHost.Ct)).IsDone);
        Assert.True((await rules.ChangeAsync(admin, OrdersHost.Village, ClockRules.Key, nameof(ClockRules.OfficeDay), "9:00-11:00 15:00-17:00", OrdersHost.Ct)).IsDone);
        Assert.True((await host.Get<KeepHolidays>().PutAsync(Keeper, new(2026, 10, 19), new(2026, 10, 19), false, "庙会", OrdersHost.Ct)).IsDone);

        var order = await host.OrderAsync();
        Assert.Equal(host.Now.AddHours(24), (await host.ReadAsync(before.Id)).Due);
        Assert.Equal(ChinaTime.ToUtc(new DateTime(2026, 10, 20, 17, 0, 0)), order.Due);
    }
}
