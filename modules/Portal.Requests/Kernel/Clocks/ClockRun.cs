namespace Portal.Requests.Kernel.Clocks;

/// <summary>One run of a clock.</summary>
/// <param name="Name">The rule's name.</param>
/// <param name="Cycle">1 for the first run of this clock.</param>
/// <param name="Started">UTC.</param>
/// <param name="Due">UTC, pauses that are over included.</param>
/// <param name="Stopped">When what was due was done, UTC; null while open or when cancelled.</param>
/// <param name="Ended">When it was stopped or cancelled; null while open.</param>
/// <param name="PausedSince">UTC; null when it does not stand still.</param>
/// <param name="Paused">Length of the pauses that are over.</param>
internal sealed record ClockRun(
    string Name, int Cycle, DateTime Started, DateTime Due, DateTime? Stopped, DateTime? Ended, DateTime? PausedSince, TimeSpan Paused)
{
    public bool IsOpen => Ended is null;

    public bool IsRunning => IsOpen && PausedSince is null;

    /// <summary>Whether it was, or by <paramref name="now"/> is, too late.</summary>
    public bool IsMissed(DateTime now) => Stopped is { } done ? done > Due : IsRunning && now > Due;

    /// <summary>Time that it ran up to its stop, without pauses; null when it was not stopped.</summary>
    public TimeSpan? Took => Stopped - Started - Paused;

    /// <summary>The instant at which <paramref name="percent"/> of it have run.</summary>
    public DateTime At(int percent) => Started + Paused + ((Due - Started - Paused) * (percent / 100.0));
}
