namespace Portal.Rooms.Programme;

/// <summary>An entry of the running order (节目单), table <c>rooms_segments</c>. Starting it makes it a chapter of the replay.</summary>
public sealed class SegmentRow
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; set; }

    /// <summary>The episode.</summary>
    public Guid EpisodeId { get; set; }

    /// <summary>Position, from 1.</summary>
    public int Position { get; set; }

    /// <summary>What it is about, 1–60 characters.</summary>
    public required string Title { get; set; }

    /// <summary>Planned minutes, 1–240.</summary>
    public int Minutes { get; set; }

    /// <summary>Second of the broadcast at which it was started; null before.</summary>
    public int? StartedSecond { get; set; }
}
