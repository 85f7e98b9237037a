using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Requests.Units;

namespace Portal.Requests.Tests.Units;

public sealed class KeepUnitsTests
{
    private static readonly CurrentUser Dispatcher = OrdersHost.Staff(9, Role.Dispatcher, OrdersHost.Township, "x/qing/");

    [Fact]
    public async Task A_dispatcher_keeps_the_units_of_the_township_and_nobody_else_does()
    {
        await using var host = await OrdersHost.StartAsync();
        var keep = host.Get<KeepUnits>();
        Assert.True((await keep.AddAsync(Dispatcher, OrdersHost.Village, "志愿队", "送餐", OrdersHost.Ct)).IsDone);
        Assert.Equal(RefusalKind.Conflict, (await keep.AddAsync(Dispatcher, OrdersHost.Village, "志愿队", "", OrdersHost.Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await keep.AddAsync(Dispatcher, OrdersHost.OtherTownship, "志愿队", "", OrdersHost.Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await keep.AddAsync(host.Moderator, OrdersHost.Village, "二队", "", OrdersHost.Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await keep.ChangeAsync(host.Stranger, OrdersHost.Unit, "改名", "", true, OrdersHost.Ct)).Refusal!.Kind);
        Assert.Equal(2, (await keep.ListAsync(Dispatcher, OrdersHost.Ct)).Count);
        Assert.Empty(await keep.ListAsync(host.Stranger, OrdersHost.Ct));
    }

    [Fact]
    public async Task Names_that_do_not_fit_and_people_who_are_not_there_are_refused()
    {
        await using var host = await OrdersHost.StartAsync();
        var keep = host.Get<KeepUnits>();
        Assert.False((await keep.AddAsync(Dispatcher, OrdersHost.Village, " ", "", OrdersHost.Ct)).IsDone);
        Assert.False((await keep.AddAsync(Dispatcher, OrdersHost.Village, new string('长', 41), "", OrdersHost.Ct)).IsDone);
        Assert.False((await keep.PutAsync(Dispatcher, OrdersHost.Unit, "nobody", MemberPart.Lead, OrdersHost.Ct)).IsDone);
    }

    [Fact]
    public async Task Whoever_is_absent_is_so_for_some_days_and_can_be_back()
    {
        await using var host = await OrdersHost.StartAsync();
        var keep = host.Get<KeepUnits>();
        Assert.True((await keep.AbsentAsync(Dispatcher, OrdersHost.Unit, OrdersHost.Handler, 7, OrdersHost.Ct)).IsDone);
        Assert.Equal(host.Now.AddDays(7), (await keep.ListAsync(Dispatcher, OrdersHost.Ct))[0].Members[0].AbsentUntil);
        Assert.True((await keep.AbsentAsync(Dispatcher, OrdersHost.Unit, OrdersHost.Handler, 0, OrdersHost.Ct)).IsDone);
        Assert.Null((await keep.ListAsync(Dispatcher, OrdersHost.Ct))[0].Members[0].AbsentUntil);
    }
}
