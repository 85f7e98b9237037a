namespace Portal.Calendar.Hours.Certify;

/// <summary>A certificate of service hours that a volunteer had made, table <c>calendar_certificates</c>.</summary>
public sealed class CertificateRow
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; set; }

    /// <summary>Twelve letters and digits by which anybody may check it.</summary>
    public required string Code { get; set; }

    /// <summary>Whose hours.</summary>
    public Guid PersonId { get; set; }

    /// <summary>The name on it, sealed; empty after the account was erased.</summary>
    public required string SealedName { get; set; }

    /// <summary>Minutes certified.</summary>
    public int Minutes { get; set; }

    /// <summary>How many lines they come from.</summary>
    public int Lines { get; set; }

    /// <summary>Number of the person's last line when it was made: later lines are not part of it.</summary>
    public int UpTo { get; set; }

    /// <summary>First day of service, UTC.</summary>
    public DateTime From { get; set; }

    /// <summary>Last day of service, UTC.</summary>
    public DateTime To { get; set; }

    /// <summary>Link of that last line.</summary>
    public required string Chain { get; set; }

    /// <summary>When it was made, UTC.</summary>
    public DateTime At { get; set; }
}
