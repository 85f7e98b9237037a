using Portal.Requests.Kernel.Clocks;

namespace Portal.Requests.Kernel.Log;

/// <summary>Writes what the log tells into the row. Pure but for the row: the same log gives the same row.</summary>
internal static class Projection
{
    /// <param name="row">The row to write.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="request">The folded log.</param>
    /// <param name="groupDue">Earliest due time of the requests merged into it, UTC; null when there are none.</param>
    public static void Write(OrderRow row, RequestKind kind, RequestCase request, DateTime? groupDue)
    {
        var known = request.Facts;
        row.Version = request.Version;
        row.State = request.State.Key;
        row.Content = known.Content ?? Wording.Pending;
        row.Visibility = known.Visibility ?? Visibility.Staff;
        row.Outcome = known.Confirmed ?? known.Claimed;
        row.UnitId = known.UnitId;
        row.HolderId = known.HolderId;
        row.BackupId = known.BackupId;
        row.ParentId = known.ParentId;
        row.EpisodeId = known.EpisodeId;
        row.ActivityId = known.ActivityId;
        row.Second = known.Second;
        row.Promise = known.Promise;
        row.Category = known.Category;
        row.Entered = request.Entered ?? row.At;
        WriteClocks(row, kind, request, groupDue);
        row.NextStep = kind.Ends.Contains(request.State) ? null : NextStep.After(kind, request, request.All[^1].At);
    }

    private static void WriteClocks(OrderRow row, RequestKind kind, RequestCase request, DateTime? groupDue)
    {
        var runs = ClockFace.Read(kind, request);
        var promise = runs.FirstOrDefault(r => r.Name == kind.Clocks[0].Name);
        row.FirstAnsweredAt = promise?.Stopped;
        var told = kind.Clocks.Where(c => c.Escalates).Select(c => c.Name).ToHashSet();
        var next = runs.Where(r => r.IsRunning && told.Contains(r.Name)).MinBy(r => r.Due);
        row.Clock = next?.Name;
        row.ClockStarted = next?.Started;
        row.Due = next is not null && groupDue < next.Due ? groupDue : next?.Due;
        row.DeliveredAt = request.Log.LastOrDefault(e => kind.Answered.Contains(e.To) && !kind.Answered.Contains(e.From))?.At;
        row.Rank = Urgency.Rank(row);
    }
}
