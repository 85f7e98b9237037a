using Microsoft.EntityFrameworkCore;
using Portal.Calendar.Agenda;
using Portal.Calendar.Plan;
using Portal.Calendar.Plan.Again;
using Portal.Calendar.Register;
using Portal.Calendar.Series;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Notices.Outbox;
using Portal.Testing;

namespace Portal.Calendar.Tests.Plan;

/// <summary>This one, from here on, all; a season's rest. The clock stands on Friday 16 October 2026.</summary>
public class ChangeSeriesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task From_here_on_another_weekday_moves_those_who_registered_and_leaves_what_was_before(OnDatabase on)
    {
        await using var host = await CalendarHost.StartAsync(on);
        var times = await host.PlanTuesdaysAsync(6);
        var villager = CalendarHost.Villager();
        await host.Get<RegisterForOccurrence>().HandleAsync(villager, new RegisterRequest(times[3].Id, "", "", 1), Ct);
        var time = Again(times[2].Day, Repeat.Weekly, count: 4);
        time.Weekdays.Add(DayOfWeek.Thursday);
        Assert.True((await host.Get<ChangeSeries>().HandleAsync(CalendarHost.Editor(), new SeriesChange(times[2].Id, All: false, time, 20, "改到周四"), Ct)).IsDone);
        var after = await host.TimesAsync();
        Assert.Equal([20, 27, 5, 12, 19, 26], after.Select(t => t.Day.Day));
        var moved = after.Single(t => t.Id == times[3].Id);
        Assert.Equal((OccurrenceState.Moved, 12, 1), (moved.State, moved.Day.Day, moved.Seated));
        Assert.Equal(2, after.Select(t => t.SeriesId).Distinct().Count());
        await using var db = host.Store.Open();
        Assert.Equal(villager.Id, (await db.Set<NoticeRow>().SingleAsync(Ct)).PersonId);
        var old = await db.Set<SeriesRow>().SingleAsync(s => s.Id == times[0].SeriesId, Ct);
        Assert.Equal([20, 27], SeriesPlan.Of(old).Slots().Select(t => t.Day));
    }

    [Fact]
    public async Task All_to_come_keeps_the_series_and_its_uid()
    {
        await using var host = await CalendarHost.StartAsync();
        var times = await host.PlanTuesdaysAsync(4);
        var time = Again(times[0].Day, Repeat.Weekly, count: 6);
        (time.From, time.To) = (new TimeOnly(15, 0), new TimeOnly(16, 30));
        Assert.True((await host.Get<ChangeSeries>().HandleAsync(CalendarHost.Editor(), new SeriesChange(times[1].Id, All: true, time, 30, "多办两回"), Ct)).IsDone);
        var after = await host.TimesAsync();
        Assert.Equal(6, after.Count);
        Assert.Equal(times.Select(t => t.Id), after.Take(4).Select(t => t.Id));
        Assert.All(after, t => Assert.Equal((times[0].SeriesId, 30, TimeSpan.FromMinutes(90)), (t.SeriesId, t.Capacity, t.Ends - t.Starts)));
        await using var db = host.Store.Open();
        Assert.Equal(1, (await db.Set<SeriesRow>().SingleAsync(Ct)).Sequence);
    }

    [Fact]
    public async Task A_time_with_people_and_no_new_time_near_is_cancelled_and_they_are_told()
    {
        await using var host = await CalendarHost.StartAsync();
        var times = await host.PlanTuesdaysAsync(6);
        await host.Get<RegisterForOccurrence>().HandleAsync(CalendarHost.Villager(), new RegisterRequest(times[5].Id, "", "", 1), Ct);
        Assert.True((await host.Get<ChangeSeries>().HandleAsync(CalendarHost.Editor(), new SeriesChange(times[1].Id, All: false, Again(times[1].Day, Repeat.Weekly, count: 2), 20, "天冷了"), Ct)).IsDone);
        var after = await host.TimesAsync();
        Assert.Equal([OccurrenceState.Planned, OccurrenceState.Planned, OccurrenceState.Planned, OccurrenceState.Cancelled], after.Select(t => t.State));
        Assert.Equal((times[5].Id, "天冷了"), (after[3].Id, after[3].Reason));
        await using var db = host.Store.Open();
        Assert.Single(await db.Set<NoticeRow>().ToListAsync(Ct));
    }

    [Fact]
    public async Task A_season_rests_and_comes_back_and_both_are_told()
    {
        await using var host = await CalendarHost.StartAsync();
        var times = await host.PlanTuesdaysAsync(6);
        await host.Get<RegisterForOccurrence>().HandleAsync(CalendarHost.Villager(), new RegisterRequest(times[2].Id, "", "", 1), Ct);
        var (from, to) = (times[1].Day, times[3].Day);
        var rest = host.Get<PauseSeries>();
        Assert.True((await rest.PauseAsync(CalendarHost.Editor(), times[0].SeriesId!.Value, from, to, "麦收农忙", Ct)).IsDone);
        Assert.Equal([false, true, true, true, false, false], (await host.TimesAsync()).Select(t => t.State == OccurrenceState.Cancelled));
        Assert.True((await rest.LiftAsync(CalendarHost.Editor(), times[0].SeriesId!.Value, from, to, Ct)).IsDone);
        Assert.All(await host.TimesAsync(), t => Assert.Equal(OccurrenceState.Planned, t.State));
        await using var db = host.Store.Open();
        Assert.Equal(2, await db.Set<NoticeRow>().CountAsync(Ct));
        Assert.Equal("", (await db.Set<SeriesRow>().SingleAsync(Ct)).Pauses);
    }

    [Fact]
    public async Task This_one_only_has_its_own_words_and_the_others_stay()
    {
        await using var host = await CalendarHost.StartAsync();
        var times = await host.PlanTuesdaysAsync(3);
        await host.Get<RegisterForOccurrence>().HandleAsync(CalendarHost.Villager(), new RegisterRequest(times[1].Id, "", "", 1), Ct);
        var describe = host.Get<DescribeOccurrence>();
        Assert.True((await describe.HandleAsync(CalendarHost.Editor(), times[1].Id, new OwnWords("专场：说说停车", "柳溪村戏台", "", "带上小板凳", 50), Ct)).IsDone);
        var after = await host.TimesAsync();
        Assert.Equal((null, "专场：说说停车", null), (after[0].Title, after[1].Title, after[2].Title));
        Assert.Equal((50, "柳溪村戏台"), (after[1].Capacity, after[1].Venue));
        await using var db = host.Store.Open();
        Assert.Contains("柳溪村戏台", (await db.Set<NoticeRow>().SingleAsync(Ct)).Title, StringComparison.Ordinal);
        Assert.Equal(RefusalKind.Invalid, (await describe.HandleAsync(CalendarHost.Editor(), times[1].Id, new OwnWords(new string('长', 41), "", "", "", 0), Ct)).Refusal!.Kind);
    }

    [Fact]
    public async Task A_stranger_changes_and_pauses_nothing()
    {
        await using var host = await CalendarHost.StartAsync();
        var times = await host.PlanTuesdaysAsync(3);
        foreach (var stranger in new[] { CurrentUser.Visitor, CalendarHost.Villager(), CalendarHost.Editor("qinghe/shiqiao/") })
        {
            var change = await host.Get<ChangeSeries>().HandleAsync(stranger, new SeriesChange(times[1].Id, true, Again(times[1].Day, Repeat.Daily, 3), 20, "不该成"), Ct);
            var pause = await host.Get<PauseSeries>().PauseAsync(stranger, times[0].SeriesId!.Value, times[0].Day, times[1].Day, "不该成", Ct);
            var describe = await host.Get<DescribeOccurrence>().HandleAsync(stranger, times[1].Id, new OwnWords("不该成", "", "", "", 0), Ct);
            Assert.All([change.Refusal, pause.Refusal, describe.Refusal], r => Assert.Equal(RefusalKind.NotFound, r!.Kind));
        }
        Assert.All(await host.TimesAsync(), t => Assert.Equal((OccurrenceState.Planned, null), (t.State, t.Title)));
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_in_words()
    {
        await using var host = await CalendarHost.StartAsync();
        var times = await host.PlanTuesdaysAsync(3);
        var change = host.Get<ChangeSeries>();
        var editor = CalendarHost.Editor();
        var past = Again(new DateOnly(2026, 10, 1), Repeat.Weekly, 5);
        Assert.Equal("times", (await change.HandleAsync(editor, new SeriesChange(times[1].Id, false, past, 20, "过去"), Ct)).Refusal!.Field);
        Assert.Equal("reason", (await change.HandleAsync(editor, new SeriesChange(times[1].Id, false, Again(times[1].Day, Repeat.Weekly, 2), 20, " "), Ct)).Refusal!.Field);
        Assert.Equal("times", (await change.HandleAsync(editor, new SeriesChange(times[1].Id, false, Again(times[1].Day, Repeat.Daily, 9999), 20, "太多"), Ct)).Refusal!.Field);
        Assert.Equal("pause", (await host.Get<PauseSeries>().PauseAsync(editor, times[0].SeriesId!.Value, new DateOnly(2027, 1, 2), new DateOnly(2027, 1, 1), "反了", Ct)).Refusal!.Field);
    }

    private static TimeForm Again(DateOnly day, Repeat repeat, int count) =>
        new() { Day = day, From = new TimeOnly(15, 0), To = new TimeOnly(17, 0), Repeat = repeat, ByCount = true, Count = count };
}
