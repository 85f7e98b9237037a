using Portal.Calendar.Agenda;
using Portal.Storage.Database;

namespace Portal.Calendar.Series;

/// <summary>Makes the times of a series real: occurrences, on which registrations hang.</summary>
internal static class SeriesTimes
{
    /// <summary>Adds a series with all its times. The activity's occurrences must be loaded; a time that stands already is not doubled.</summary>
    public static SeriesRow Add(PortalDb db, ActivityRow activity, SeriesPlan plan, int capacity, DateTime now)
    {
        var series = new SeriesRow
        {
            Id = Guid.CreateVersion7(now),
            ActivityId = activity.Id,
            FirstDay = DateOnly.FromDateTime(plan.Start),
            From = TimeOnly.FromDateTime(plan.Start),
            Minutes = (int)plan.Length.TotalMinutes,
            Rule = plan.Rhythm.ToString(),
            Extra = SeriesPlan.Text(plan.Extra),
            Except = SeriesPlan.Text(plan.Except),
            Pauses = string.Join(',', plan.Pauses),
            Capacity = capacity,
            ChangedAt = now,
        };
        activity.Series.Add(series);
        db.Add(series);
        var taken = activity.Occurrences.Select(o => o.Slot).ToHashSet();
        foreach (var (starts, ends) in plan.Slots().Select(plan.Instants).Where(t => taken.Add(t.Starts)))
            AddTime(db, activity, series.Id, starts, ends, capacity, now);
        return series;
    }

    /// <summary>Adds one time.</summary>
    public static OccurrenceRow AddTime(PortalDb db, ActivityRow activity, Guid? seriesId, DateTime starts, DateTime ends, int capacity, DateTime now)
    {
        var occurrence = new OccurrenceRow
        {
            Id = Guid.CreateVersion7(now),
            ActivityId = activity.Id,
            SeriesId = seriesId,
            Starts = starts,
            Ends = ends,
            Capacity = capacity,
            ChangedAt = now,
        };
        activity.Occurrences.Add(occurrence);
        db.Add(occurrence);
        return occurrence;
    }
}
