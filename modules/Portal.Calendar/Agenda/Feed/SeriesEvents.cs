using Portal.Calendar.Recurrence;
using Portal.Calendar.Series;

namespace Portal.Calendar.Agenda.Feed;

/// <summary>
/// A series as RFC 5545 says it: one event with the rule, and one with RECURRENCE-ID for each time that was moved,
/// cancelled or has words of its own. Lunar days and solar terms have no rule there, and some rules calendar programs get
/// wrong: their times are RDATE.
/// </summary>
internal static class SeriesEvents
{
    /// <param name="words">Makes the words.</param>
    /// <param name="activity">The activity.</param>
    /// <param name="series">The series.</param>
    /// <param name="changed">Its times that are not as the plan says.</param>
    public static IEnumerable<FeedEvent> Of(FeedWords words, ActivityRow activity, SeriesRow series, IEnumerable<OccurrenceRow> changed)
    {
        var plan = SeriesPlan.Of(series);
        var (starts, ends) = plan.Instants(plan.Start);
        var master = words.Event(activity, null, Uid(series.Id), series.Sequence, starts, ends) with
        {
            ChangedAt = series.ChangedAt > activity.ChangedAt ? series.ChangedAt : activity.ChangedAt,
            Except = [.. plan.Except],
            Extra = [.. plan.Extra],
        };
        if (plan.Rhythm is RecurrenceRule rule && PlainRule.Is(rule, plan.Start))
        {
            // What the rule gives too is said once: some programs show it twice otherwise.
            var given = rule.Times(plan.Start, plan.Start.AddYears(SeriesPlan.MostYears)).ToHashSet();
            yield return master with { Rule = RhythmText.Feed(rule), Extra = [.. plan.Extra.Where(t => !given.Contains(t))] };
        }
        else
        {
            // The beginning stands on the first and is among them: without a rule some programs leave it out otherwise.
            var slots = plan with { Pauses = [] };
            var times = slots.Slots();
            var (first, end) = plan.Instants(times.Count > 0 ? times[0] : plan.Start);
            yield return master with { Starts = first, Ends = end, Extra = [.. times], Except = [] };
        }
        foreach (var time in changed)
        {
            yield return words.Event(activity, time, Uid(series.Id), Math.Max(series.Sequence, time.Sequence), time.Starts, time.Ends) with { Slot = time.Slot };
        }
    }

    // The same under every name by which the portal is reached.
    public static string Uid(Guid id) => $"{id}@calendar.portal";
}
