namespace Portal.Accounts.People;

/// <summary>How a person can be reached, table <c>accounts_contacts</c>: the side row that goes when the account is closed.</summary>
public sealed class ContactRow
{
    /// <summary>The account.</summary>
    public Guid PersonId { get; set; }

    /// <summary>The telephone number, sealed.</summary>
    public required string Sealed { get; set; }

    /// <summary>By which the number is found; unique.</summary>
    public required string Fingerprint { get; set; }

    /// <summary>Confirmed by a code or face to face, UTC; null while it was only claimed.</summary>
    public DateTime? ConfirmedAt { get; set; }
}
