namespace Portal.Calendar.Venues;

/// <summary>What staff fill in of a venue.</summary>
internal sealed class VenueForm
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PlaceId { get; set; }

    public string Name { get; set; } = "";

    public string Address { get; set; } = "";

    public string Phone { get; set; } = "";

    public string Words { get; set; } = "";

    public Guid? PictureId { get; set; }

    public bool IsClosed { get; set; }

    /// <summary>Version of the row that was opened; 0 for a new one.</summary>
    public int Version { get; set; }

    public static VenueForm From(VenueRow row) => new()
    {
        Id = row.Id,
        PlaceId = row.PlaceId,
        Name = row.Name,
        Address = row.Address,
        Phone = row.Phone,
        Words = row.Words,
        PictureId = row.PictureId,
        IsClosed = row.IsClosed,
        Version = row.Version,
    };
}
