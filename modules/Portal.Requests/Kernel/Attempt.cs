namespace Portal.Requests.Kernel;

/// <summary>What somebody wants to do.</summary>
/// <param name="Command">The command.</param>
/// <param name="Actor">Who.</param>
/// <param name="At">Now, UTC.</param>
/// <param name="Facts">What it would add.</param>
/// <param name="Reason">Key of a reason.</param>
internal sealed record Attempt(Command Command, Actor Actor, DateTime At, Facts Facts, string? Reason = null)
{
    /// <summary>The state of the request into which this one is to be merged.</summary>
    public State? Parent { get; init; }

    /// <summary>How many requests are merged into this one.</summary>
    public int Children { get; init; }
}
