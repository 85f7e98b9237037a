using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Portal.Calendar.Agenda;
using Portal.Calendar.Agenda.Feed;
using Portal.Calendar.Recurrence;
using Portal.Calendar.Series;
using Portal.Testing;

namespace Portal.Calendar.Tests.Agenda;

/// <summary>ical.js 2.2.1, which many calendar programs are built on, reads our feeds as we mean them.</summary>
public class IcalTests
{
    [Fact]
    public async Task Ical_js_expands_a_thousand_random_rules_to_the_same_times()
    {
        var random = new Random(20261016);
        var writer = new CalendarWriter("随机");
        var words = new FeedWords(CalendarHost.Texts(), new Uri("https://portal.test"));
        var expected = new Dictionary<string, IReadOnlyList<string>>();
        while (expected.Count < 1000)
        {
            if (RandomSeries.Draw(random) is not { } drawn)
                continue;
            foreach (var item in SeriesEvents.Of(words, drawn.Activity, drawn.Series, drawn.Changed))
                writer.Add(item);
            expected.Add(SeriesEvents.Uid(drawn.Series.Id), drawn.Times());
        }
        var differences = Differences(expected, await ExpandAsync(writer.Finish()));
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public async Task Ical_js_expands_every_rule_that_a_feed_can_carry_of_the_rule_set()
    {
        var writer = new CalendarWriter("规则");
        var words = new FeedWords(CalendarHost.Texts(), new Uri("https://portal.test"));
        var expected = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var rule in RuleCaseSeries.All())
        {
            foreach (var item in SeriesEvents.Of(words, rule.Activity, rule.Series, []))
                writer.Add(item);
            expected.Add(SeriesEvents.Uid(rule.Series.Id), rule.Times());
        }
        Assert.InRange(expected.Count, 60, 200);
        var differences = Differences(expected, await ExpandAsync(writer.Finish()));
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static IReadOnlyList<string> Differences(Dictionary<string, IReadOnlyList<string>> expected, Dictionary<string, string[]> found) =>
        [.. expected.Where(e => !found[e.Key].SequenceEqual(e.Value))
            .Select(e => $"{RandomSeries.Rules[e.Key]} | ours {e.Value.Count}: {string.Join(' ', e.Value.Except(found[e.Key]).Take(3))} | theirs {found[e.Key].Length}: {string.Join(' ', found[e.Key].Except(e.Value).Take(3))}")
            .Take(20)];

    private static async Task<Dictionary<string, string[]>> ExpandAsync(string feed)
    {
        var info = new ProcessStartInfo("node", "expand.mjs")
        {
            WorkingDirectory = Folder(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
        };
        using var node = Process.Start(info)!;
        var output = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.StandardInput.WriteAsync(feed);
        node.StandardInput.Close();
        var text = await output;
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, node.ExitCode);
        return JsonSerializer.Deserialize<Dictionary<string, string[]>>(text)!;
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "Ical");
}

/// <summary>A series as it would be stored, with some times moved and cancelled.</summary>
internal sealed record DrawnSeries(ActivityRow Activity, SeriesRow Series, IReadOnlyList<OccurrenceRow> Changed)
{
    /// <summary>When it really happens, local.</summary>
    public IReadOnlyList<string> Times()
    {
        var plan = SeriesPlan.Of(Series);
        var changed = Changed.ToDictionary(c => c.Slot);
        var times = plan.Slots().Select(plan.Instants)
            .Where(t => !changed.TryGetValue(t.Starts, out var c) || c.State != OccurrenceState.Cancelled)
            .Select(t => changed.TryGetValue(t.Starts, out var c) ? c.Starts : t.Starts);
        return [.. times.Select(t => RhythmText.Local(Kit.Time.ChinaTime.ToLocal(t))).Order(StringComparer.Ordinal)];
    }
}

internal static class RuleCaseSeries
{
    /// <summary>The rules of the set that a station could plan: begun in this decade, with an end, within the bounds.</summary>
    public static IEnumerable<DrawnSeries> All()
    {
        foreach (var rule in Recurrence.RuleCase.All().Where(r => r.Start.Year >= 2020))
        {
            if (RhythmText.TryRead(rule.Rule, out var rhythm, out _) && RandomSeries.Make(rule.Start, 60, rhythm, SeriesPlan.Times(rule.Extra), SeriesPlan.Times(rule.Except)) is { } made)
                yield return made;
        }
    }
}

/// <summary>Draws series that a station could plan.</summary>
internal static class RandomSeries
{
    public static Dictionary<string, string> Rules { get; } = [];

    public static DrawnSeries? Draw(Random random)
    {
        var start = new DateTime(2026, 1, 1).AddDays(random.Next(700)).AddMinutes(15 * random.Next(28, 84));
        if (!RhythmText.TryRead(RandomRule.Text(random, start), out var rhythm, out _))
            return null;
        var drawn = Make(start, 15 * random.Next(1, 12), rhythm, [], []);
        if (drawn is null)
            return null;
        var plan = SeriesPlan.Of(drawn.Series);
        var slots = plan.Slots();
        drawn.Series.Except = SeriesPlan.Text(slots.Skip(1).Where(_ => random.Next(9) == 0).Take(5));
        drawn.Series.Extra = random.Next(4) == 0 ? SeriesPlan.Text([plan.Start.AddDays(random.Next(1, 90)).AddMinutes(5)]) : "";
        plan = SeriesPlan.Of(drawn.Series);
        var changed = plan.Slots().Select(plan.Instants).Where(_ => random.Next(12) == 0).Take(4).Select(t => new OccurrenceRow
        {
            Id = Guid.CreateVersion7(),
            Slot = t.Starts,
            Starts = t.Starts.AddMinutes(random.Next(-3000, 3000)),
            Ends = t.Ends.AddDays(3),
            State = random.Next(2) == 0 ? OccurrenceState.Cancelled : OccurrenceState.Moved,
            ChangedAt = StorageHost.Evening.UtcDateTime,
            Sequence = 1,
        }).ToList();
        Rules[SeriesEvents.Uid(drawn.Series.Id)] += $" EX {drawn.Series.Except} R {drawn.Series.Extra} C {string.Join(' ', changed.Select(c => $"{RhythmText.Local(Kit.Time.ChinaTime.ToLocal(c.Slot))}>{RhythmText.Local(Kit.Time.ChinaTime.ToLocal(c.Starts))}{c.State}"))}";
        return drawn with { Changed = changed };
    }

    public static DrawnSeries? Make(DateTime start, int minutes, Rhythm rhythm, IReadOnlyList<DateTime> extra, IReadOnlyList<DateTime> except)
    {
        var plan = new SeriesPlan(start, TimeSpan.FromMinutes(minutes), rhythm, extra, except, []);
        if (plan.Problem() is not null)
            return null;
        plan = plan with { Start = rhythm.Times(start, start.AddYears(SeriesPlan.MostYears)).First() };
        var now = StorageHost.Evening.UtcDateTime;
        var activity = new ActivityRow { Id = Guid.CreateVersion7(), Title = "村里说事，常来", Venue = "议事厅；东屋", At = now, ChangedAt = now };
        var series = new SeriesRow
        {
            Id = Guid.CreateVersion7(),
            FirstDay = DateOnly.FromDateTime(plan.Start),
            From = TimeOnly.FromDateTime(plan.Start),
            Minutes = minutes,
            Rule = rhythm.ToString(),
            Extra = SeriesPlan.Text(extra),
            Except = SeriesPlan.Text(except),
            ChangedAt = now,
        };
        Rules[SeriesEvents.Uid(series.Id)] = $"{RhythmText.Local(plan.Start)} {rhythm}";
        return new DrawnSeries(activity, series, []);
    }
}

/// <summary>Draws the text of a rule: every frequency from hours on, every part.</summary>
internal static class RandomRule
{
    private static readonly string[] Weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    public static string Text(Random random, DateTime start)
    {
        var parts = random.Next(12) switch
        {
            0 => ["X-LUNAR", "BYMONTHDAY=" + Some(random, 1, 30)],
            1 => ["X-TERM", random.Next(2) == 0 ? "BYTERM=" + Some(random, 0, 23) : ""],
            2 or 3 => Daily(random),
            4 or 5 or 6 => Weekly(random),
            7 or 8 or 9 => Monthly(random),
            10 => Yearly(random),
            _ => Hourly(random),
        };
        if (!parts[0].StartsWith('X') && random.Next(3) == 0)
            parts = [.. parts, "INTERVAL=" + random.Next(2, 5).ToString(CultureInfo.InvariantCulture)];
        parts = [.. parts, random.Next(2) == 0
            ? "COUNT=" + random.Next(1, 40).ToString(CultureInfo.InvariantCulture)
            : "UNTIL=" + start.AddDays(random.Next(1, 900)).ToString("yyyyMMdd", CultureInfo.InvariantCulture)];
        return string.Join(';', parts.Where(p => p.Length > 0));
    }

    private static string[] Daily(Random random) =>
        ["FREQ=DAILY", Maybe(random, 4, "BYMONTH", 1, 12), Maybe(random, 5, "BYMONTHDAY", 1, 28), random.Next(3) == 0 ? "BYDAY=" + Days(random, false) : "", Maybe(random, 4, "BYHOUR", 7, 20)];

    private static string[] Weekly(Random random) =>
        ["FREQ=WEEKLY", random.Next(4) > 0 ? "BYDAY=" + Days(random, false) : "", Maybe(random, 6, "BYMONTH", 1, 12), random.Next(5) == 0 ? "WKST=SU" : "", Maybe(random, 6, "BYHOUR", 7, 20)];

    private static string[] Monthly(Random random) => random.Next(4) switch
    {
        0 => ["FREQ=MONTHLY", "BYMONTHDAY=" + Some(random, 1, 31) + (random.Next(3) == 0 ? ",-1" : "")],
        1 => ["FREQ=MONTHLY", "BYDAY=" + Days(random, true)],
        2 => ["FREQ=MONTHLY", "BYDAY=" + Days(random, false), "BYSETPOS=" + (random.Next(2) == 0 ? "-1" : random.Next(1, 4).ToString(CultureInfo.InvariantCulture))],
        _ => ["FREQ=MONTHLY", Maybe(random, 3, "BYMONTH", 1, 12), "BYMONTHDAY=" + Some(random, 1, 28)],
    };

    private static string[] Yearly(Random random) => random.Next(4) switch
    {
        0 => ["FREQ=YEARLY", "BYMONTH=" + Some(random, 1, 12), "BYMONTHDAY=" + Some(random, 1, 28)],
        1 => ["FREQ=YEARLY", "BYMONTH=" + random.Next(1, 13).ToString(CultureInfo.InvariantCulture), "BYDAY=" + Days(random, true)],
        2 => ["FREQ=YEARLY", "BYYEARDAY=" + Some(random, 1, 365)],
        _ => ["FREQ=YEARLY", "BYWEEKNO=" + Some(random, 2, 51), "BYDAY=" + Days(random, false)],
    };

    private static string[] Hourly(Random random) =>
        ["FREQ=HOURLY", "BYHOUR=" + Some(random, 8, 18), random.Next(2) == 0 ? "BYDAY=" + Days(random, false) : ""];

    private static string Maybe(Random random, int oneIn, string name, int least, int most) => random.Next(oneIn) == 0 ? $"{name}={Some(random, least, most)}" : "";

    private static string Some(Random random, int least, int most) =>
        string.Join(',', Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(least, most + 1)).Distinct().Order());

    private static string Days(Random random, bool nth) =>
        string.Join(',', Weekdays.Where(_ => random.Next(3) == 0).DefaultIfEmpty("TU").Select(d => nth ? Nth(random) + d : d));

    private static string Nth(Random random) => random.Next(3) == 0 ? "-1" : random.Next(1, 5).ToString(CultureInfo.InvariantCulture);
}
