namespace Portal.Rooms.Programme;

/// <summary>A series (讲堂品牌) of a room, table <c>rooms_series</c>.</summary>
public sealed class SeriesRow
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; set; }

    /// <summary>The room.</summary>
    public Guid RoomId { get; set; }

    /// <summary>茶馆问诊; at most 40 characters, unique in the room.</summary>
    public required string Name { get; set; }

    /// <summary>One line, at most 200 characters; may be empty.</summary>
    public required string Intro { get; set; }
}
