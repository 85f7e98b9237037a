namespace Portal.Requests.Kernel.Clocks;

/// <summary>One run of a clock.</summary>
/// <param name="Name">The rule's name.</param>
/// <param name="Cycle">1 for the first run of this clock.</param>
/// <param name="Started">UTC.</param>
/// <param name="Length">How long it runs, in the clock's own time.</param>
/// <param name="Time">The time by which it runs.</param>
internal sealed record ClockRun(string Name, int Cycle, DateTime Started, TimeSpan Length, ClockTime Time)
{
    /// <summary>When what was due was done, UTC; null while open or when cancelled.</summary>
    public DateTime? Stopped { get; init; }

    /// <summary>When it was stopped or cancelled; null while open.</summary>
    public DateTime? Ended { get; init; }

    /// <summary>UTC; null when it does not stand still.</summary>
    public DateTime? PausedSince { get; init; }

    /// <summary>Length of the pauses that are over, in the clock's own time.</summary>
    public TimeSpan Paused { get; init; }

    /// <summary>UTC, pauses that are over included.</summary>
    public DateTime Due => Time.Add(Started, Length + Paused);

    public bool IsOpen => Ended is null;

    public bool IsRunning => IsOpen && PausedSince is null;

    /// <summary>Whether it was, or by <paramref name="now"/> is, too late.</summary>
    public bool IsMissed(DateTime now) => Stopped is { } done ? done > Due : IsRunning && now > Due;

    /// <summary>Time that it ran up to its stop, in its own time, without pauses; null when it was not stopped.</summary>
    public TimeSpan? Took => Stopped is { } done ? Time.Between(Started, done) - Paused : null;

    /// <summary>The instant (UTC) at which <paramref name="percent"/> of it have run.</summary>
    public DateTime At(int percent) => Time.Add(Started, Paused + (Length * (percent / 100.0)));
}
