namespace Portal.Requests.Kernel.Clocks;

/// <summary>When a clock runs, as data of a kind.</summary>
/// <param name="Name">Stable key: <c>answer</c>.</param>
/// <param name="Starts">Events that start it; each start after a stop is a new cycle.</param>
/// <param name="Stops">Events that stop it: what was due was done.</param>
/// <param name="Length">From start, policy and facts to how long it runs, in the clock's own time, pauses not counted.</param>
internal sealed record ClockRule(string Name, Func<RequestEvent, bool> Starts, Func<RequestEvent, bool> Stops, Func<DateTime, Policy, Facts, TimeSpan> Length)
{
    /// <summary>Events after which nothing is due any more, though it was not done.</summary>
    public Func<RequestEvent, bool> Cancels { get; init; } = _ => false;

    /// <summary>States in which it stands still.</summary>
    public IReadOnlySet<State> PausedIn { get; init; } = new HashSet<State>();

    /// <summary>States in which nobody is told of it.</summary>
    public IReadOnlySet<State> SilentIn { get; init; } = new HashSet<State>();

    /// <summary>Whether missing it is announced to the staff.</summary>
    public bool Escalates { get; init; } = true;
}
