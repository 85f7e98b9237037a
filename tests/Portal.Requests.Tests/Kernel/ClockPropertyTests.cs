using FsCheck;
using FsCheck.Fluent;
using Portal.Kit.Time;
using Portal.Requests.Kernel.Clocks;
using Portal.Requests.Topics.Kind;
using static Portal.Requests.Topics.Kind.TopicCommands;

namespace Portal.Requests.Tests.Kernel;

/// <summary>What holds for every length of pause, every merge, every reopening and every calendar.</summary>
public sealed class ClockPropertyTests
{
    private static readonly DateOnly First = new(2026, 9, 1);

    // Minutes of a fortnight.
    private static Arbitrary<int[]> Minutes => Gen.Choose(1, 14 * 24 * 60).ArrayOf(6).ToArbitrary();

    // Days of three months that differ from the ordinary week, and one to three intervals of a day.
    private static Arbitrary<(int[] Days, int[] Hours, int Start, int Length)> Calendars => (
        from days in Gen.Choose(-90, 90).ArrayOf(12)
        from hours in Gen.Elements(new[] { 8, 12 }, [8, 12, 14, 18], [6, 7, 9, 12, 13, 20], [0, 23])
        from start in Gen.Choose(0, 60 * 24 * 60)
        from length in Gen.Choose(1, 40 * 60)
        select (days, hours, start, length)).ToArbitrary();

    [Fact]
    public void A_pause_moves_the_due_time_by_its_own_length_and_nothing_else_does() => Prop.ForAll(Minutes, m =>
    {
        var plain = Story.New();
        var paused = Story.New().Later(m[0] / 60.0 / 20).Then(Ask).Later(m[1] / 60.0 / 5).Then(Answer).Later(m[2] / 60.0).Then(Ask).Later(m[3] / 60.0 / 5).Then(Answer);
        var run = paused.Clock(TopicClocks.FirstAnswer);
        return Near(run.Due - plain.Clock(TopicClocks.FirstAnswer).Due, TimeSpan.FromMinutes((m[1] + m[3]) / 5.0)) && Near(run.Paused, TimeSpan.FromMinutes((m[1] + m[3]) / 5.0));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void After_unmerging_every_clock_stands_as_if_it_had_never_been_merged() => Prop.ForAll(Minutes, m =>
    {
        var merged = Story.New().Later(m[0] / 60.0).Then(Merge).Later(m[1] / 60.0).Then(Unmerge).Later(m[2] / 60.0).Then(Dispatch);
        var never = Story.New().Later((m[0] + m[1] + m[2]) / 60.0).Then(Dispatch);
        return Runs(merged) == Runs(never);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_reopening_adds_a_cycle_and_leaves_every_earlier_one_as_it_was() => Prop.ForAll(Minutes, m =>
    {
        var story = Story.New().Later(m[0] / 60.0).Then(Dispatch).Then(Accept).Later(m[1] / 60.0).Then(Deliver);
        var before = ClockFace.Read(story.Kind, story.Case).Where(r => r.Name == TopicClocks.FirstAnswer).ToList();
        var missed = before.Count(r => r.IsMissed(story.Now));
        for (var i = 2; i < 5; i++)
            story.Later(m[i] / 60.0).Then(Reopen).Later(1).Then(Deliver);
        var after = ClockFace.Read(story.Kind, story.Case).Where(r => r.Name == TopicClocks.FirstAnswer).ToList();
        return after.Count == 4 && after[0] == before[0] && after.Count(r => r.IsMissed(story.Now)) == missed;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Working_time_that_is_added_is_the_working_time_between() => Prop.ForAll(Calendars, c =>
    {
        var (time, start, length) = Read(c);
        var due = time.Time.Add(start, length);
        return time.Time.Between(start, due) == length && due - start >= length;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_time_is_due_later_and_parts_add_up() => Prop.ForAll(Calendars, c =>
    {
        var (time, start, length) = Read(c);
        var half = time.Time.Add(start, length / 2);
        return half < time.Time.Add(start, length) && time.Time.Add(half, length - (length / 2)) == time.Time.Add(start, length);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_clock_falls_due_on_a_holiday() => Prop.ForAll(Calendars, c =>
    {
        var (time, start, length) = Read(c);
        var due = time.Time.Add(start, length);
        var day = ChinaTime.LocalDay(due.AddTicks(-1));
        return time.Rest.Contains(day) == false && (time.Work.Contains(day) || PublicHolidays.China.IsWorkingDay(day));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_pause_in_the_office_clock_takes_exactly_what_it_lasted_of_working_time() => Prop.ForAll(Calendars, c =>
    {
        var (office, start, length) = Read(c);
        var policy = new Policy { InOffice = [TopicClocks.FirstAnswer], Office = office, Hours = new Dictionary<string, int> { [TopicClocks.FirstAnswer] = 40 } };
        var story = new Story { Now = start }.Then(Submit, a => a with { Facts = a.Facts with { Policy = policy } });
        story.Later(length.TotalHours / 7).Then(Ask);
        var asked = story.Now;
        story.Later(length.TotalHours).Then(Answer);
        var run = story.Clock(TopicClocks.FirstAnswer);
        return run.Paused == office.Time.Between(asked, story.Now) && run.Due == office.Time.Add(start, TimeSpan.FromHours(40) + run.Paused);
    }).QuickCheckThrowOnFailure();

    private static (OfficeHours Time, DateTime Start, TimeSpan Length) Read((int[] Days, int[] Hours, int Start, int Length) c) => (
        new OfficeHours
        {
            Day = string.Join(' ', c.Hours.Chunk(2).Select(h => $"{h[0]:00}:00-{h[1]:00}:00")),
            Rest = [.. c.Days.Where(d => d >= 0).Select(First.AddDays).Distinct()],
            Work = [.. c.Days.Where(d => d < 0 && !c.Days.Contains(-d)).Select(d => First.AddDays(-d)).Distinct()],
        },
        ChinaTime.ToUtc(First.ToDateTime(TimeOnly.MinValue)).AddMinutes(c.Start),
        TimeSpan.FromMinutes(c.Length));

    private static string Runs(Story story) => string.Join(';', ClockFace.Read(story.Kind, story.Case).Select(r => $"{r.Name} {r.Cycle} {Minute(r.Started)} {Minute(r.Due)} {r.IsRunning}"));

    // Hours as fractions leave ticks over.
    private static long Minute(DateTime at) => (long)Math.Round((at - Story.Start).TotalMinutes);

    private static bool Near(TimeSpan one, TimeSpan other) => (one - other).Duration() < TimeSpan.FromSeconds(1);
}
