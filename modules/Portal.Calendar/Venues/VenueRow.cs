namespace Portal.Calendar.Venues;

/// <summary>
/// A venue (实践所、实践站) of a place of the tree, table <c>calendar_venues</c>: written down once, with address, telephone
/// and picture, and chosen when an activity is planned.
/// </summary>
public sealed class VenueRow
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; set; }

    /// <summary>Where it lies; its staff keep it.</summary>
    public Guid PlaceId { get; set; }

    /// <summary>1–40 characters, unique in the place: 石桥村实践站.</summary>
    public required string Name { get; set; }

    /// <summary>How to get there; at most 80 characters.</summary>
    public string Address { get; set; } = "";

    /// <summary>Public telephone number, as dialled; empty for none.</summary>
    public string Phone { get; set; } = "";

    /// <summary>When it is open, what there is; at most 200 characters.</summary>
    public string Words { get; set; } = "";

    /// <summary>A picture of the media library, or null.</summary>
    public Guid? PictureId { get; set; }

    /// <summary>Whether it is no longer chosen for new activities.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Last changed, UTC.</summary>
    public DateTime ChangedAt { get; set; }

    /// <summary>Raised at each change; a save from an older page is refused.</summary>
    public int Version { get; set; }
}
