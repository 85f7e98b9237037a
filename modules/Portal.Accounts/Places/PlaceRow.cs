using Portal.Kit.Places;

namespace Portal.Accounts.Places;

/// <summary>A place as stored, table <c>accounts_places</c>. Other modules keep its id and join it for the path.</summary>
public sealed class PlaceRow
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; set; }

    /// <summary>See <see cref="Place.Path"/>; unique, at most 200 characters.</summary>
    public required string Path { get; set; }

    /// <summary>See <see cref="Place.Slug"/>; at most 40 characters.</summary>
    public required string Slug { get; set; }

    /// <summary>Full name; at most 60 characters.</summary>
    public required string Name { get; set; }

    /// <summary>Pinyin of the name, by which lists are sorted.</summary>
    public required string SortKey { get; set; }

    /// <summary>Level in the tree.</summary>
    public PlaceLevel Level { get; set; }

    /// <summary>Null for the root.</summary>
    public Guid? ParentId { get; set; }

    /// <summary>Public telephone number of the office; null when none is set.</summary>
    public string? Phone { get; set; }

    /// <summary>Counts changes of the place and of what lies directly below it, so that two concurrent moves cannot make a circle.</summary>
    public int Version { get; set; }
}
