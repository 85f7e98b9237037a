namespace Portal.Requests.Kernel.Clocks;

/// <summary>
/// How long the clocks of a request run and by which time. Copied into the log at submission: who ordered under a promise
/// keeps it, whatever the place decides later.
/// </summary>
internal sealed record Policy
{
    /// <summary>What holds where nothing was decided.</summary>
    public static Policy Usual { get; } = new();

    /// <summary>Hours by name of a clock or of a limit; what is missing is as the kind's table says.</summary>
    public IReadOnlyDictionary<string, int> Hours { get; init; } = new Dictionary<string, int>();

    /// <summary>Names of the clocks that run in working time only; all others run by the wall clock.</summary>
    public IReadOnlyList<string> InOffice { get; init; } = [];

    /// <summary>Working time; null where no clock runs by it.</summary>
    public OfficeHours? Office { get; init; }

    /// <summary>Shares of a clock in percent at which holder, backup and supervisor are told.</summary>
    public IReadOnlyList<int> Levels { get; init; } = [50, 80, 100];

    /// <summary>The length of that name.</summary>
    public TimeSpan Of(string name, int usualHours) => TimeSpan.FromHours(Hours.GetValueOrDefault(name, usualHours));

    /// <summary>The time by which that clock runs.</summary>
    public ClockTime TimeOf(string clock) => Office is not null && InOffice.Contains(clock) ? Office.Time : ClockTime.Wall;
}
