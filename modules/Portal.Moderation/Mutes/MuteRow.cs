namespace Portal.Moderation.Mutes;

/// <summary>A mute, table <c>moderation_mutes</c>. Taken back by removing the row; the audit trail remembers.</summary>
public sealed class MuteRow
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; set; }

    /// <summary>Who: <c>p:ACCOUNT</c> or <c>d:DEVICE</c>, at most 80 characters.</summary>
    public required string Who { get; set; }

    /// <summary>Where; it holds there and below.</summary>
    public Guid PlaceId { get; set; }

    /// <summary>Only there: <c>episode:ID</c>; empty for the whole place.</summary>
    public required string Scope { get; set; }

    /// <summary>Since, UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>End, UTC; null until taken back.</summary>
    public DateTime? Until { get; set; }

    /// <summary>Why, at most 200 characters.</summary>
    public required string Reason { get; set; }

    /// <summary>The moderator.</summary>
    public Guid? ById { get; set; }
}
