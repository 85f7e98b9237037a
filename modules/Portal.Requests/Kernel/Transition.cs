namespace Portal.Requests.Kernel;

/// <summary>A row of a kind's table.</summary>
/// <param name="From">State in which it is allowed; <see cref="State.None"/> for submission.</param>
/// <param name="Command">The command.</param>
/// <param name="To">State after.</param>
/// <param name="By">Who may; one of these hats is enough.</param>
internal sealed record Transition(State From, Command Command, State To, Hats By)
{
    /// <summary>When this row is the one that applies; the first row that applies is taken.</summary>
    public Func<RequestCase, bool>? When { get; init; }

    /// <summary>What must be given and hold besides, asked in order.</summary>
    public IReadOnlyList<Guard> Guards { get; init; } = [];

    /// <summary>What is taken of the facts that come with it.</summary>
    public About Takes { get; init; }

    /// <summary>What no longer holds afterwards. Stored with the event, so that the log can be read without the table.</summary>
    public About Forgets { get; init; }
}

/// <summary>Something that must hold for a step.</summary>
/// <param name="Refusal">Key of the sentence for whoever is refused.</param>
/// <param name="Holds">Pure.</param>
internal sealed record Guard(string Refusal, Func<RequestCase, Attempt, bool> Holds);
