namespace Portal.Requests.Kernel;

/// <summary>Who does it.</summary>
/// <param name="Hats">What this person is to this request, found out by the caller for this very command.</param>
/// <param name="PersonId">The account, or null for an orderer without one and for the clock.</param>
internal sealed record Actor(Hats Hats, Guid? PersonId)
{
    /// <summary>The clock.</summary>
    public static Actor System { get; } = new(Hats.System, null);
}

/// <summary>What somebody may be to a request.</summary>
[Flags]
internal enum Hats
{
    None = 0,

    /// <summary>Who ordered it: signed in as the author, or by number and last four digits.</summary>
    Orderer = 1,

    /// <summary>Moderates or dispatches at its place.</summary>
    Triage = 2,

    /// <summary>Belongs to the unit that holds it.</summary>
    Handler = 4,

    /// <summary>The clock, or a consequence of what happened to another request.</summary>
    System = 8,
}
