using Portal.Kit.Time;

namespace Portal.Requests.Kernel.Clocks;

/// <summary>Time as a clock counts it: every hour, or working hours only.</summary>
internal sealed class ClockTime(WorkingCalendar? calendar)
{
    /// <summary>Every hour counts.</summary>
    public static ClockTime Wall { get; } = new(null);

    /// <summary>Whether nights, weekends and holidays do not count.</summary>
    public bool IsOffice => calendar is not null;

    /// <summary>The instant (UTC) at which so much has passed.</summary>
    public DateTime Add(DateTime utc, TimeSpan amount) => calendar is null || amount < TimeSpan.Zero ? utc + amount : calendar.Add(utc, amount);

    /// <summary>What passed between two instants (UTC), the later one second.</summary>
    public TimeSpan Between(DateTime utc, DateTime until) => calendar is null ? until - utc : calendar.Between(utc, until);
}
