namespace Portal.Rooms.Programme;

/// <summary>A room (直播间), table <c>rooms_rooms</c>.</summary>
public sealed class RoomRow
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; set; }

    /// <summary>Where it belongs; whoever manages that place manages the room.</summary>
    public Guid PlaceId { get; set; }

    /// <summary>Its address <c>/rooms/SLUG</c>: lower-case ASCII letters, digits, hyphens; unique, at most 40 characters.</summary>
    public required string Slug { get; set; }

    /// <summary>青禾乡音直播间; at most 40 characters.</summary>
    public required string Name { get; set; }

    /// <summary>What one finds here, at most 300 characters; may be empty.</summary>
    public required string Intro { get; set; }

    /// <summary>Name of one of the theme's pictures, or the address of an uploaded one (<c>/media/ID/NAME</c>); at most 160 characters, or null.</summary>
    public string? Cover { get; set; }

    /// <summary>Slate: address of the uploaded picture that players show while the host is away (<c>/media/ID/NAME</c>); at most 160 characters, or null for the cover.</summary>
    public string? Slate { get; set; }

    /// <summary>先审后发: every comment waits for a moderator.</summary>
    public bool PreModerated { get; set; }

    /// <summary>Who may write comments.</summary>
    public Speakers Speakers { get; set; }

    /// <summary>Least seconds between two comments of a person; 0 is off, at most 300.</summary>
    public int SlowSeconds { get; set; }

    /// <summary>Created, UTC.</summary>
    public DateTime At { get; set; }
}

/// <summary>Who may write comments in a room. Stored by name.</summary>
public enum Speakers
{
    /// <summary>Everybody, without an account too.</summary>
    Anyone,

    /// <summary>Whoever is signed in.</summary>
    SignedIn,

    /// <summary>Whoever has a confirmed telephone number.</summary>
    Confirmed,

    /// <summary>Whoever's name was confirmed at the office; speaks under that name.</summary>
    Named,
}
