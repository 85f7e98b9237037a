namespace Portal.Accounts.Audit;

/// <summary>Who did what, table <c>accounts_audit</c>. Appended, never changed; kept at least six months.</summary>
public sealed class AuditRow
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>The account; null for a visitor or the system.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>What was done, <c>module.verb</c>: <c>rooms.cut-off</c>.</summary>
    public required string Action { get; set; }

    /// <summary>What it was done to: <c>episode:ID</c>.</summary>
    public required string Subject { get; set; }

    /// <summary>Where; null when it belongs to no place.</summary>
    public Guid? PlaceId { get; set; }

    /// <summary>Further words for the reader, at most 1000 characters. No secret, no telephone number.</summary>
    public string? Detail { get; set; }
}
