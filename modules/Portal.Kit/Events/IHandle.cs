namespace Portal.Kit.Events;

/// <summary>
/// Subscribes to an event. Called at least once per event, in the order in which they were announced, on one node at a
/// time: must be idempotent. An exception makes the handler try the same event again later and is logged; it never
/// holds up other handlers.
/// </summary>
public interface IHandle<in TEvent>
    where TEvent : PortalEvent
{
    /// <summary>Stable name under which the cursor of this handler is kept: <c>requests.figures</c>.</summary>
    string Cursor { get; }

    /// <summary>Handles one event.</summary>
    Task HandleAsync(TEvent happened, CancellationToken ct);
}
