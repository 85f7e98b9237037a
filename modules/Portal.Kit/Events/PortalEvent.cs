namespace Portal.Kit.Events;

/// <summary>
/// Something that happened in one module and that others may want to know. Stored as a row in the transaction that made
/// it true, handled afterwards, on one node, at least once. Holds ids and public words only: no telephone number, no
/// private text.
/// </summary>
public abstract record PortalEvent;

/// <summary>An item that the public can see was published, changed or taken down.</summary>
/// <param name="Kind">Content type or module noun: <c>story</c>, <c>activity</c>, <c>episode</c>.</param>
/// <param name="Id">The item.</param>
/// <param name="PlaceId">Where it belongs.</param>
/// <param name="Visible">False when it was taken down.</param>
public sealed record ItemPublished(string Kind, Guid Id, Guid PlaceId, bool Visible) : PortalEvent;

/// <summary>An episode went on air, or off air for good.</summary>
public sealed record EpisodeAired(Guid EpisodeId, Guid RoomId, Guid PlaceId, bool OnAir) : PortalEvent;

/// <summary>An order was linked to an episode.</summary>
public sealed record OrderScheduled(Guid OrderId, Guid EpisodeId) : PortalEvent;

/// <summary>An order was answered on air, at a second of the recording.</summary>
public sealed record OrderAnsweredOnAir(Guid OrderId, Guid EpisodeId, int Second) : PortalEvent;

/// <summary>The place tree changed; whoever keeps places in memory reads them again.</summary>
public sealed record PlacesChanged : PortalEvent;
