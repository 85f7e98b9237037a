using System.Globalization;
using Portal.Calendar.Recurrence;
using Portal.Calendar.Series;
using Portal.Kit.Time;

namespace Portal.Calendar.Tests.Recurrence;

/// <summary>
/// <c>rules.txt</c>: rules with the times that they give. The examples of RFC 5545 §3.8.5.3 and the other rules of the RFC
/// have theirs from python-dateutil 2.9, lunar days and solar terms from chinese-days 1.5.7: neither shares a line with the portal.
/// </summary>
public sealed record RuleCase(string Title, TimeZoneInfo Zone, DateTime Start, string Rule, string Except, string Extra, IReadOnlyList<string> Expected, bool GoesOn)
{
    public override string ToString() => Title;

    public static IEnumerable<RuleCase> All()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Recurrence", "rules.txt");
        foreach (var block in File.ReadAllText(path).Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
            yield return Read([.. block.Split('\n', StringSplitOptions.RemoveEmptyEntries)]);
    }

    /// <summary>What the portal makes of it; one time more than is expected, to see that it ends.</summary>
    internal IReadOnlyList<string> Times()
    {
        Assert.True(RhythmText.TryRead(Rule, out var rhythm, out var problem, Zone), $"{problem}");
        var (extra, except) = (SeriesPlan.Times(Extra), SeriesPlan.Times(Except));
        var times = rhythm.Times(Start, new DateTime(2062, 1, 1)).Take(Expected.Count + except.Count + 1);
        return [.. times.Concat(extra).Distinct().Order().Where(t => !except.Contains(t)).Select(RhythmText.Local)];
    }

    private static RuleCase Read(IReadOnlyList<string> lines)
    {
        string After(string name) => lines.FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal))?[name.Length..] ?? "";
        var start = After("DTSTART").Split(':');
        var expected = After("= ").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new RuleCase(
            lines[0][2..],
            start[0].Length > 0 ? TimeZoneInfo.FindSystemTimeZoneById(start[0][6..]) : ChinaTime.Zone,
            DateTime.ParseExact(start[1], "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture),
            After("RRULE:"),
            After("EXDATE:"),
            After("RDATE:"),
            [.. expected.Where(e => e != "...")],
            expected.Length > 0 && expected[^1] == "...");
    }
}
