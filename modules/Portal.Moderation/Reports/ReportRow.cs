namespace Portal.Moderation.Reports;

/// <summary>One person's report of one thing, table <c>moderation_reports</c>.</summary>
public sealed class ReportRow
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; set; }

    /// <summary>Kind and id of what was reported; at most 100 characters.</summary>
    public required string Subject { get; set; }

    /// <summary>Who reported: <c>p:ACCOUNT</c>, <c>d:DEVICE</c>, or a fresh mark for a browser without either; at most 80 characters.</summary>
    public required string Who { get; set; }

    /// <summary>The place whose moderators answer it.</summary>
    public Guid PlaceId { get; set; }

    /// <summary>Where it stands, relative to the root; at most 300 characters.</summary>
    public required string Address { get; set; }

    /// <summary>What stood there; at most 300 characters.</summary>
    public required string Excerpt { get; set; }

    /// <summary>Why; at most 200 characters.</summary>
    public required string Reason { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>How it ended; null while open.</summary>
    public ReportOutcome? Outcome { get; set; }

    /// <summary>The moderator's note; at most 300 characters.</summary>
    public string? Note { get; set; }

    /// <summary>When it was answered, UTC.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>The moderator.</summary>
    public Guid? ClosedById { get; set; }
}

/// <summary>How a report ended. Stored by name.</summary>
public enum ReportOutcome
{
    /// <summary>It was taken down or mended.</summary>
    Removed,

    /// <summary>It may stand.</summary>
    Kept,

    /// <summary>It was given to another office.</summary>
    Passed,
}
