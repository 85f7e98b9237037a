using System.Globalization;
using Portal.Calendar.Recurrence;
using Portal.Kit.Time;

namespace Portal.Calendar.Series;

/// <summary>A series as it is thought of: local times, a rhythm, what comes on top, what is left out. Pure.</summary>
/// <param name="Start">Local beginning of the first time.</param>
/// <param name="Length">How long each lasts.</param>
/// <param name="Rhythm">How it comes again.</param>
/// <param name="Extra">Further local beginnings.</param>
/// <param name="Except">Local beginnings left out.</param>
/// <param name="Pauses">Seasons left out.</param>
internal sealed record SeriesPlan(
    DateTime Start, TimeSpan Length, Rhythm Rhythm, IReadOnlyList<DateTime> Extra, IReadOnlyList<DateTime> Except, IReadOnlyList<Pause> Pauses)
{
    /// <summary>Most times of a series.</summary>
    public const int Most = 400;

    /// <summary>How many years ahead of its first day a series may reach.</summary>
    public const int MostYears = 3;

    /// <summary>The plan of a row. The row's rule was read before it was stored.</summary>
    public static SeriesPlan Of(SeriesRow row) =>
        RhythmText.TryRead(row.Rule, out var rhythm, out var problem)
            ? new(row.FirstDay.ToDateTime(row.From), TimeSpan.FromMinutes(row.Minutes), rhythm, Times(row.Extra), Times(row.Except), Pause.Read(row.Pauses))
            : throw new FormatException($"Series {row.Id} holds a rule that cannot be read: {problem.Kind}.");

    /// <summary>All local beginnings, in order, at most one more than <see cref="Most"/>, none further than <see cref="MostYears"/> after the start.</summary>
    public IReadOnlyList<DateTime> Slots()
    {
        var last = Start.AddYears(MostYears);
        var rule = Rhythm.Times(Start, last).Take(Most + Except.Count + 1);
        return [.. rule.Concat(Extra).Distinct().Order().Where(t => !Except.Contains(t) && !Pauses.Any(p => p.Holds(DateOnly.FromDateTime(t)))).Take(Most + 1)];
    }

    /// <summary>What is wrong with it, or null: it must end, give something, not too much and not too far ahead.</summary>
    public RuleProblem? Problem()
    {
        if (!Rhythm.Ends)
            return new RuleProblem(RuleProblemKind.NeverEnds);
        var last = Start.AddYears(MostYears);
        if (Rhythm.Until > last || Extra.Any(t => t > last))
            return new RuleProblem(RuleProblemKind.TooFar);
        var times = Rhythm.Times(Start, last).Take(Most + 1).Count();
        return times > Most || times + Extra.Count > Most ? new RuleProblem(RuleProblemKind.TooMany)
            : times > 0 && times < Rhythm.Count ? new RuleProblem(RuleProblemKind.TooFar)
            : Slots().Count == 0 ? new RuleProblem(RuleProblemKind.Nothing)
            : null;
    }

    /// <summary>Reads local times separated by commas.</summary>
    public static IReadOnlyList<DateTime> Times(string text) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(t => DateTime.ParseExact(t, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture))];

    /// <summary>Writes local times separated by commas.</summary>
    public static string Text(IEnumerable<DateTime> times) => string.Join(',', times.Distinct().Order().Select(RhythmText.Local));

    /// <summary>The instants of a local beginning.</summary>
    public (DateTime Starts, DateTime Ends) Instants(DateTime local) => (ChinaTime.ToUtc(local), ChinaTime.ToUtc(local + Length));
}

/// <summary>A season in which a series rests, both days included.</summary>
internal readonly record struct Pause(DateOnly From, DateOnly To)
{
    /// <summary>Whether a day lies in it.</summary>
    public bool Holds(DateOnly day) => day >= From && day <= To;

    /// <summary>Reads seasons separated by commas.</summary>
    public static IReadOnlyList<Pause> Read(string text) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(p => new Pause(Day(p[..8]), Day(p[9..])))];

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:yyyyMMdd}-{To:yyyyMMdd}");

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture);
}
