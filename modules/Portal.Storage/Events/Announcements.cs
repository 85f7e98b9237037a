using System.Text.Json;
using Portal.Kit.Events;
using Portal.Storage.Database;

namespace Portal.Storage.Events;

/// <summary>Announcing events inside a write.</summary>
public static class Announcements
{
    /// <summary>Adds the event as a row of this transaction; handlers are called after the commit.</summary>
    public static void Announce(this PortalDb db, PortalEvent happened) =>
        db.Add(new EventRow { Type = happened.GetType().Name, Body = JsonSerializer.Serialize(happened, happened.GetType()) });
}
