using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Audit;
using Portal.Calendar.Plan;
using Portal.Calendar.Plan.Call;
using Portal.Calendar.Register;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Notices.Outbox;
using Portal.Testing;

namespace Portal.Calendar.Tests.Plan;

public class CallTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Who_left_only_a_telephone_number_is_put_on_the_staffs_list_of_calls_when_an_activity_is_moved(OnDatabase on)
    {
        await using var host = await CalendarHost.StartAsync(on);
        var (_, occurrence) = await host.PlanAsync();
        await RegisterAsync(host, occurrence);
        var (editor, calls) = (CalendarHost.Editor(), host.Get<Calls>());
        Assert.True((await host.Get<ChangeOccurrence>().MoveAsync(editor, occurrence, host.Now().AddDays(3), "有雨", Ct)).IsDone);
        // A second change takes the place of the first: one call tells both.
        Assert.True((await host.Get<ChangeOccurrence>().CancelAsync(editor, occurrence, "还在下雨", Ct)).IsDone);

        var call = Assert.Single(await calls.ListAsync(editor, 0, Ct));
        Assert.Equal(("王婶", "13800002041", 2, "还在下雨", 0), (call.Name, call.Phone, call.Seats, call.Reason, call.Misses));
        Assert.Contains("剪纸课", call.Say, StringComparison.Ordinal);
        Assert.Contains(await new RegistrationsWaiting(host.Store, host.Clock, CalendarHost.Texts()).ForAsync(editor, Ct), w => w is { Address: "/desk/activities/calls", Count: 1 });
        await using var db = host.Store.Open();
        Assert.All(await db.Set<NoticeRow>().Where(n => n.Permission == CalendarPermissions.Plan.Key).ToListAsync(Ct), n => Assert.DoesNotContain("138", n.Title + n.Text, StringComparison.Ordinal));
        Assert.Single(await db.Set<AuditRow>().Where(a => a.Action == "calendar.look-at-calls").ToListAsync(Ct));

        Assert.True((await calls.NoteAsync(editor, call.Id, false, Ct)).IsDone);
        Assert.Equal(1, Assert.Single(await calls.ListAsync(editor, 0, Ct)).Misses);
        Assert.True((await calls.NoteAsync(editor, call.Id, true, Ct)).IsDone);
        Assert.Empty(await calls.ListAsync(editor, 0, Ct));
        Assert.Equal(RefusalKind.NotFound, (await calls.NoteAsync(editor, call.Id, true, Ct)).Refusal!.Kind);
    }

    [Fact]
    public async Task The_calls_of_another_place_are_neither_seen_nor_made_and_who_took_it_back_is_not_called()
    {
        await using var host = await CalendarHost.StartAsync();
        var (_, occurrence) = await host.PlanAsync();
        var registered = await RegisterAsync(host, occurrence);
        var (editor, calls) = (CalendarHost.Editor(), host.Get<Calls>());
        await host.Get<ChangeOccurrence>().CancelAsync(editor, occurrence, "有雨", Ct);
        var call = Assert.Single(await calls.ListAsync(editor, 0, Ct));
        foreach (var stranger in new[] { CalendarHost.Editor("qinghe/shiqiao/"), CalendarHost.Villager() })
        {
            Assert.Empty(await calls.ListAsync(stranger, 0, Ct));
            Assert.Equal(RefusalKind.NotFound, (await calls.NoteAsync(stranger, call.Id, true, Ct)).Refusal!.Kind);
        }
        await host.Store.WriteAsync(db => db.Set<RegistrationRow>().Where(r => r.Id == registered).ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RegistrationState.Cancelled), Ct));
        Assert.Empty(await calls.ListAsync(editor, 0, Ct));
    }

    private static async Task<Guid> RegisterAsync(StorageHost host, Guid occurrence)
    {
        var outcome = await host.Get<RegisterForOccurrence>().HandleAsync(CurrentUser.Visitor, new RegisterRequest(occurrence, "王婶", "13800002041", 2), Ct);
        Assert.True(outcome.IsDone);
        await using var db = host.Store.Open();
        return await db.Set<RegistrationRow>().Where(r => r.OccurrenceId == occurrence).Select(r => r.Id).SingleAsync(Ct);
    }
}
