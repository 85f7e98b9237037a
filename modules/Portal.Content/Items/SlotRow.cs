namespace Portal.Content.Items;

/// <summary>What somebody has typed and not saved yet, table <c>content_slots</c>: one a person and item, never a version.</summary>
public sealed class SlotRow
{
    /// <summary>The item; for a new one, the id that its first save will take.</summary>
    public Guid ItemId { get; set; }

    /// <summary>Who types.</summary>
    public Guid PersonId { get; set; }

    /// <summary>The typing person's name, for the second editor.</summary>
    public required string PersonName { get; set; }

    /// <summary>The version from which the typing started; null for a new item.</summary>
    public Guid? BaseVersionId { get; set; }

    /// <summary>The words as JSON of <see cref="ItemText"/>.</summary>
    public required string Words { get; set; }

    /// <summary>When it was kept last, UTC.</summary>
    public DateTime At { get; set; }
}
