using Portal.Storage.Database;

namespace Portal.Requests.Kernel.Log;

/// <summary>
/// What the kernel's own work (clocks, escalation) asks of a kind: to take a step with all that follows from it. Every
/// kind registers one; the kernel finds it by the kind of the row.
/// </summary>
internal interface IRequestDesk
{
    /// <summary>The kind.</summary>
    RequestKind Kind { get; }

    /// <summary>Takes a step that the clock takes, inside a write; <paramref name="row"/> is tracked.</summary>
    /// <exception cref="RefusedException">Refused; the write must be rolled back.</exception>
    Task TickAsync(PortalDb db, OrderRow row, Command command, CancellationToken ct);

    /// <summary>Address of the staff's page about it, with leading slash.</summary>
    string Address(OrderRow row);
}
