using Microsoft.AspNetCore.Http;
using Portal.Kit.Outcomes;
using Portal.Kit.People;

namespace Portal.Moderation.Flood;

/// <summary>
/// Every public form asks before it does anything: is this too often? Account and device weigh before the address, for
/// whole villages share one carrier address. Staff are never limited.
/// </summary>
public interface IFloodGate
{
    /// <summary>Null when it may go on, else a refusal (<see cref="RefusalKind.TooMany"/>) in the reader's words. Counts the attempt.</summary>
    Refusal? Check(FloodRule rule, CurrentUser user, HttpContext http);
}

/// <summary>How often something may be done within a sliding window.</summary>
/// <param name="Name">What is done: <c>comment</c>, <c>order</c>.</param>
/// <param name="PerPerson">Attempts of an account or a device in the window.</param>
/// <param name="PerAddress">Attempts of a network address in the window: many times more.</param>
/// <param name="Window">Length of the window.</param>
public sealed record FloodRule(string Name, int PerPerson, int PerAddress, TimeSpan Window);
