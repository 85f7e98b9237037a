using System.Text.Json;
using Portal.Kit.Events;
using Portal.Storage.Database;

namespace Portal.Storage.Events;

/// <summary>Announcing events inside a write.</summary>
public static class Announcements
{
    /// <summary>Topic of <see cref="Signals.ISignals"/> that is raised when a write with announcements was committed.</summary>
    internal const string Topic = "storage:events";

    /// <summary>Adds the event as a row of this transaction; handlers are called after the commit.</summary>
    public static void Announce(this PortalDb db, PortalEvent happened) =>
        db.Announced.Add(new EventRow
        {
            Type = happened.GetType().Name,
            Body = JsonSerializer.Serialize(happened, happened.GetType()),
        });
}
