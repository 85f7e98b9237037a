using Portal.Calendar.Agenda;

namespace Portal.Calendar.CheckIn;

/// <summary>When one can check in by oneself, and from when one is late.</summary>
internal static class CheckInHours
{
    private static readonly TimeSpan Before = TimeSpan.FromHours(1);
    private static readonly TimeSpan After = TimeSpan.FromMinutes(30);

    /// <summary>Whether the door is open: an hour before until half an hour after.</summary>
    public static bool IsOpen(OccurrenceRow occurrence, DateTime now) =>
        occurrence.State != OccurrenceState.Cancelled && now >= occurrence.Starts - Before && now <= occurrence.Ends + After;

    /// <summary>Here, or late by what the place says.</summary>
    public static Attendance Of(OccurrenceRow occurrence, DateTime at, int lateAfterMinutes) =>
        at > occurrence.Starts.AddMinutes(lateAfterMinutes) ? Attendance.Late : Attendance.Here;
}
