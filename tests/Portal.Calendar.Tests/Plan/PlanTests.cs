using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Audit;
using Portal.Calendar.Agenda;
using Portal.Calendar.Plan;
using Portal.Calendar.Register;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Notices.Outbox;
using Portal.Testing;

namespace Portal.Calendar.Tests.Plan;

public class PlanTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task An_editor_plans_an_activity_for_four_weeks(OnDatabase on)
    {
        await using var host = await CalendarHost.StartAsync(on);
        var form = Form();
        (form.Times[0].Repeat, form.Times[0].ByCount, form.Times[0].Count) = (Repeat.Weekly, true, 4);
        var outcome = await host.Get<SaveActivity>().HandleAsync(CalendarHost.Editor(), null, form, Ct);
        Assert.True(outcome.IsDone);
        await using var db = host.Store.Open();
        var times = await db.Set<OccurrenceRow>().OrderBy(o => o.Starts).Select(o => o.Starts).ToListAsync(Ct);
        Assert.Equal([20, 27, 3, 10], times.Select(t => ChinaTime.LocalDay(t).Day));
        Assert.All(times, t => Assert.Equal(9, ChinaTime.ToLocal(t).Hour));
    }

    [Fact]
    public async Task Nobody_plans_for_a_place_outside_of_their_own()
    {
        await using var host = await CalendarHost.StartAsync();
        var save = host.Get<SaveActivity>();
        Assert.Equal(RefusalKind.Forbidden, (await save.HandleAsync(CalendarHost.Editor("qinghe/shiqiao/"), null, Form(), Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await save.HandleAsync(CalendarHost.Villager(), null, Form(), Ct)).Refusal!.Kind);
        var (activity, occurrence) = await host.PlanAsync();
        Assert.Null(await host.Get<PlannedActivities>().FindAsync(CalendarHost.Editor("qinghe/shiqiao/"), activity, Ct));
        var change = host.Get<ChangeOccurrence>();
        Assert.Equal(RefusalKind.NotFound, (await change.CancelAsync(CalendarHost.Editor("qinghe/shiqiao/"), occurrence, "雨", Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await change.CancelAsync(CalendarHost.Villager(), occurrence, "雨", Ct)).Refusal!.Kind);
        Assert.Empty(await host.Get<PlannedActivities>().GuestsAsync(CalendarHost.Villager(), occurrence, Ct));
    }

    [Fact]
    public async Task A_save_from_an_older_page_is_refused()
    {
        await using var host = await CalendarHost.StartAsync();
        var save = host.Get<SaveActivity>();
        var editor = CalendarHost.Editor();
        var id = (await save.HandleAsync(editor, null, Form(), Ct)).Value!.Id;
        var mine = (await host.Get<PlannedActivities>().OpenAsync(editor, id, Ct))!.Form;
        var theirs = (await host.Get<PlannedActivities>().OpenAsync(editor, id, Ct))!.Form;
        theirs.Title = "改过的";
        Assert.True((await save.HandleAsync(editor, id, theirs, Ct)).IsDone);
        Assert.Equal(RefusalKind.Conflict, (await save.HandleAsync(editor, id, mine, Ct)).Refusal!.Kind);
    }

    [Theory, BothDatabases]
    public async Task Moving_tells_those_who_registered_and_leaves_a_note_on_the_old_day(OnDatabase on)
    {
        await using var host = await CalendarHost.StartAsync(on);
        var (_, occurrence) = await host.PlanAsync();
        var villager = CalendarHost.Villager();
        await host.Get<RegisterForOccurrence>().HandleAsync(villager, new RegisterRequest(occurrence, "", "", 1), Ct);
        var to = host.Now().AddDays(9);
        Assert.True((await host.Get<ChangeOccurrence>().MoveAsync(CalendarHost.Editor(), occurrence, to, "有雨", Ct)).IsDone);
        await using var db = host.Store.Open();
        var row = await db.Set<OccurrenceRow>().SingleAsync(Ct);
        Assert.Equal((OccurrenceState.Moved, to, host.Now().AddDays(2), 1), (row.State, row.Starts, row.MovedFrom!.Value, row.Sequence));
        Assert.Equal(TimeSpan.FromHours(2), row.Ends - row.Starts);
        Assert.Equal(villager.Id, (await db.Set<NoticeRow>().SingleAsync(Ct)).PersonId);
        Assert.Single(await db.Set<AuditRow>().Where(a => a.Action == "calendar.move").ToListAsync(Ct));
    }

    [Fact]
    public async Task Looking_at_the_names_and_numbers_of_those_who_come_leaves_a_trace()
    {
        await using var host = await CalendarHost.StartAsync();
        var (_, occurrence) = await host.PlanAsync();
        await host.Get<RegisterForOccurrence>().HandleAsync(CurrentUser.Visitor, new RegisterRequest(occurrence, "王婶", "13800002041", 2), Ct);
        var guest = (await host.Get<PlannedActivities>().GuestsAsync(CalendarHost.Editor(), occurrence, Ct)).Single();
        Assert.Equal(("王婶", "13800002041", 2), (guest.Name, guest.Phone, guest.Seats));
        await using var db = host.Store.Open();
        var trace = await db.Set<AuditRow>().SingleAsync(a => a.Action == "calendar.look-at-guests", Ct);
        Assert.DoesNotContain("138", trace.Detail + trace.Subject[..10], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_cancelled_stays_so_and_needs_a_reason()
    {
        await using var host = await CalendarHost.StartAsync();
        var (_, occurrence) = await host.PlanAsync();
        var change = host.Get<ChangeOccurrence>();
        var editor = CalendarHost.Editor();
        Assert.Equal(RefusalKind.Invalid, (await change.CancelAsync(editor, occurrence, "  ", Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Invalid, (await change.MoveAsync(editor, occurrence, host.Now().AddDays(-1), "雨", Ct)).Refusal!.Kind);
        Assert.True((await change.CancelAsync(editor, occurrence, "有雨", Ct)).IsDone);
        Assert.Equal(RefusalKind.Conflict, (await change.CancelAsync(editor, occurrence, "有雨", Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Conflict, (await change.MoveAsync(editor, occurrence, host.Now().AddDays(5), "雨", Ct)).Refusal!.Kind);
    }

    private static ActivityForm Form()
    {
        var form = new ActivityForm { PlaceId = CalendarHost.Village, Title = "剪纸课", Venue = "柳溪村实践站" };
        form.Times.Add(new TimeForm { Day = new DateOnly(2026, 10, 20) });
        return form;
    }
}
