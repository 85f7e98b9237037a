namespace Portal.Requests.Kernel;

/// <summary>One line of a request's log.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="Version">1, 2, 3 … within the request.</param>
/// <param name="Command">What was done.</param>
/// <param name="From">State before.</param>
/// <param name="To">State after; the same for commands that touch another axis only.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Reason">Key of a reason from the kind's list, or null. Words lie in a side row.</param>
/// <param name="Facts">What it adds.</param>
internal sealed record RequestEvent(
    Guid RequestId, int Version, Command Command, State From, State To, Actor Actor, DateTime At, string? Reason, Facts Facts);
