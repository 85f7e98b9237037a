using Microsoft.EntityFrameworkCore;
using Portal.Calendar.Agenda;
using Portal.Calendar.Plan;
using Portal.Calendar.Register;
using Portal.Calendar.Series;
using Portal.Kit.Outcomes;
using Portal.Kit.Time;
using Portal.Testing;

namespace Portal.Calendar.Tests.Plan;

public class SeriesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_series_is_stored_with_all_its_times_and_one_registers_for_a_single_one(OnDatabase on)
    {
        await using var host = await CalendarHost.StartAsync(on);
        var form = Form(t => (t.Repeat, t.Until) = (Repeat.Weekly, new DateOnly(2026, 12, 31)));
        form.Times[0].Skip.Add(new DateOnly(2026, 11, 3));
        form.Times[0].Extra.Add(new DateOnly(2026, 11, 5));
        var id = (await host.Get<SaveActivity>().HandleAsync(CalendarHost.Editor(), null, form, Ct)).Value!.Id;
        await using var db = host.Store.Open();
        var series = await db.Set<SeriesRow>().SingleAsync(Ct);
        Assert.Equal(("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231", 120), (series.Rule, series.Minutes));
        var times = await db.Set<OccurrenceRow>().Where(o => o.ActivityId == id).OrderBy(o => o.Starts).ToListAsync(Ct);
        Assert.Equal(11, times.Count);
        Assert.Equal([20, 27, 5, 10], times.Take(4).Select(t => t.Day.Day));
        Assert.All(times, t => Assert.Equal((series.Id, t.Starts, t.Starts.AddHours(2)), (t.SeriesId!.Value, t.Slot, t.Ends)));
        Assert.True((await host.Get<RegisterForOccurrence>().HandleAsync(CalendarHost.Villager(), new RegisterRequest(times[2].Id, "", "", 1), Ct)).IsDone);
        Assert.Equal([0, 0, 1], (await db.Set<OccurrenceRow>().AsNoTracking().OrderBy(o => o.Starts).ToListAsync(Ct)).Take(3).Select(t => t.Seated));
    }

    [Fact]
    public async Task A_rule_begins_where_it_first_agrees_with_itself()
    {
        await using var host = await CalendarHost.StartAsync();
        await host.Get<SaveActivity>().HandleAsync(CalendarHost.Editor(), null, Form(t =>
        {
            (t.Repeat, t.ByCount, t.Count) = (Repeat.Lunar, true, 3);
            t.LunarDays.Add(15);
        }), Ct);
        await using var db = host.Store.Open();
        Assert.Equal(new DateOnly(2026, 10, 24), (await db.Set<SeriesRow>().SingleAsync(Ct)).FirstDay);
        Assert.Equal([15, 15, 15], (await db.Set<OccurrenceRow>().ToListAsync(Ct)).Select(o => LunarDate.Of(o.Day).Day));
    }

    [Theory]
    [InlineData("FREQ=DAILY;UNTIL=99991231")]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=4")]
    [InlineData("FREQ=SECONDLY;COUNT=9999")]
    [InlineData("BEGIN:VCALENDAR")]
    public async Task A_bad_rule_is_refused_in_words_and_nothing_is_stored(string rule)
    {
        await using var host = await CalendarHost.StartAsync();
        var outcome = await host.Get<SaveActivity>().HandleAsync(CalendarHost.Editor(), null, Form(t => (t.Repeat, t.Own) = (Repeat.Own, rule)), Ct);
        Assert.Equal((RefusalKind.Invalid, "times"), (outcome.Refusal!.Kind, outcome.Refusal.Field));
        Assert.DoesNotContain("rule.bad", outcome.Refusal.Message, StringComparison.Ordinal);
        await using var db = host.Store.Open();
        Assert.Empty(await db.Set<ActivityRow>().ToListAsync(Ct));
    }

    [Fact]
    public async Task What_never_ends_is_refused()
    {
        await using var host = await CalendarHost.StartAsync();
        var outcome = await host.Get<SaveActivity>().HandleAsync(CalendarHost.Editor(), null, Form(t => t.Repeat = Repeat.Weekly), Ct);
        Assert.Equal("times", outcome.Refusal!.Field);
    }

    private static ActivityForm Form(Action<TimeForm> with)
    {
        var form = new ActivityForm { PlaceId = CalendarHost.Village, Title = "村里说事", Venue = "柳溪村议事厅" };
        var time = new TimeForm { Day = new DateOnly(2026, 10, 20), From = new TimeOnly(15, 0), To = new TimeOnly(17, 0) };
        with(time);
        form.Times.Add(time);
        return form;
    }
}
