using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Portal.Accounts.SignIn;

/// <summary>
/// Tells whether this scope is that of a circuit. There the HttpContext that may still be in reach is the one of the
/// web socket, whose user is the one of long ago.
/// </summary>
internal sealed class CircuitMark
{
    public bool IsCircuit { get; set; }
}

/// <summary>Circuit handlers are made with the circuit's scope, before any component of it.</summary>
internal sealed class MarkCircuit : CircuitHandler
{
    public MarkCircuit(CircuitMark mark) => mark.IsCircuit = true;
}
