using Microsoft.EntityFrameworkCore;
using Portal.Accounts.People;
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
    public async Task A_member_taken_out_by_mistake_is_put_back_with_the_same_part_unless_somebody_took_it()
    {
        await using var host = await OrdersHost.StartAsync();
        await host.Host.Store.WriteAsync(
            db =>
            {
                db.Add(new PersonRow { Id = OrdersHost.Handler, UserName = "zhou", NormalizedUserName = "ZHOU", Name = "周", SortKey = "zhou", CreatedAt = host.Now });
                return Task.CompletedTask;
            },
            OrdersHost.Ct);
        var keep = host.Get<KeepUnits>();
        Assert.True((await keep.AbsentAsync(Dispatcher, OrdersHost.Unit, OrdersHost.Handler, 7, OrdersHost.Ct)).IsDone);
        var members = (await keep.ListAsync(Dispatcher, OrdersHost.Ct))[0].Members;
        var one = members.Single(m => m.PersonId == OrdersHost.Handler);
        Assert.True((await keep.RemoveAsync(Dispatcher, OrdersHost.Unit, one.PersonId, OrdersHost.Ct)).IsDone);

        Assert.Equal(RefusalKind.NotFound, (await keep.PutBackAsync(host.Stranger, one, OrdersHost.Ct)).Refusal!.Kind);
        Assert.True((await keep.PutBackAsync(Dispatcher, one, OrdersHost.Ct)).IsDone);
        Assert.True((await keep.PutBackAsync(Dispatcher, one, OrdersHost.Ct)).IsDone);

        var again = (await keep.ListAsync(Dispatcher, OrdersHost.Ct))[0].Members;
        Assert.Equal(members.Select(m => (m.PersonId, m.Name, m.Part, m.AbsentUntil)), again.Select(m => (m.PersonId, m.Name, m.Part, m.AbsentUntil)));

        Assert.True((await keep.RemoveAsync(Dispatcher, OrdersHost.Unit, one.PersonId, OrdersHost.Ct)).IsDone);
        await host.Host.Store.WriteAsync(db => db.Set<MemberRow>().ExecuteUpdateAsync(row => row.SetProperty(m => m.Part, MemberPart.Lead), OrdersHost.Ct), OrdersHost.Ct);
        Assert.True((await keep.PutBackAsync(Dispatcher, one, OrdersHost.Ct)).IsDone);
        Assert.Equal(MemberPart.Member, (await keep.ListAsync(Dispatcher, OrdersHost.Ct))[0].Members.Single(m => m.PersonId == one.PersonId).Part);
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
