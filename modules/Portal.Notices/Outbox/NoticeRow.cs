namespace Portal.Notices.Outbox;

/// <summary>A notice to one person or to the staff who carry a permission at a place, table <c>notices_outbox</c>.</summary>
public sealed class NoticeRow
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; set; }

    /// <summary>Unique key of the occasion: the same key never gives two notices. At most 120 characters.</summary>
    public required string Key { get; set; }

    /// <summary>The account it is for; null when it is for staff.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>For staff: the permission that the reader must carry; null when it is for a person.</summary>
    public string? Permission { get; set; }

    /// <summary>For staff: the place at which.</summary>
    public Guid? PlaceId { get; set; }

    /// <summary>One line, at most 120 characters, in Chinese.</summary>
    public required string Title { get; set; }

    /// <summary>At most 1000 characters; no telephone number.</summary>
    public required string Text { get; set; }

    /// <summary>Page to open, relative to the root.</summary>
    public required string Address { get; set; }

    /// <summary>Made, UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>Not shown or sent before, UTC: the undo window.</summary>
    public DateTime NotBefore { get; set; }

    /// <summary>First read in the page, UTC; null while unread.</summary>
    public DateTime? ReadAt { get; set; }

    /// <summary>Whether its deliveries were made out; see <see cref="Delivery.DeliveryRow"/>.</summary>
    public bool IsHandedOut { get; set; }
}
