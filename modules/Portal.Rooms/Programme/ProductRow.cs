namespace Portal.Rooms.Programme;

/// <summary>Something that the village sells (村里好物), shown beside the talk, table <c>rooms_products</c>. The portal takes no money.</summary>
public sealed class ProductRow
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; set; }

    /// <summary>The room that shows it.</summary>
    public Guid RoomId { get; set; }

    /// <summary>Position, from 1.</summary>
    public int Position { get; set; }

    /// <summary>柳溪带壳花生; at most 40 characters.</summary>
    public required string Name { get; set; }

    /// <summary>今秋新晒 · 5 斤 38 元; at most 80 characters.</summary>
    public required string Note { get; set; }

    /// <summary>The shop's public telephone number, at most 30 characters; empty when there is a link.</summary>
    public required string Phone { get; set; }

    /// <summary>Address of a shop (https), at most 300 characters; null when there is a telephone number.</summary>
    public string? Link { get; set; }

    /// <summary>Blob name of its picture, or null.</summary>
    public string? Picture { get; set; }
}
