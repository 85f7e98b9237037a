namespace Portal.Calendar.Register;

/// <summary>One person's registration (报名) for an occurrence, table <c>calendar_registrations</c>.</summary>
public sealed class RegistrationRow
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; set; }

    /// <summary>The occurrence.</summary>
    public Guid OccurrenceId { get; set; }

    /// <summary>Who: <c>p:ACCOUNT</c> or <c>t:FINGERPRINT</c> of the telephone number; unique in the occurrence.</summary>
    public required string Who { get; set; }

    /// <summary>The account, or null.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>Name as given, sealed.</summary>
    public required string SealedName { get; set; }

    /// <summary>Telephone number, sealed; null when registered by account.</summary>
    public string? SealedPhone { get; set; }

    /// <summary>How many come, 1–6.</summary>
    public int Seats { get; set; }

    /// <summary>Where it stands.</summary>
    public RegistrationState State { get; set; }

    /// <summary>Order of arrival, unique in the occurrence.</summary>
    public int Number { get; set; }

    /// <summary>SHA-256 of the key in the registration's own address, 64 hex digits.</summary>
    public required string KeyHash { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>While <see cref="RegistrationState.Offered"/>: until when the places are held, UTC.</summary>
    public DateTime? OfferUntil { get; set; }

    /// <summary>When an offer ran out unanswered, UTC; the registration is then <see cref="RegistrationState.Cancelled"/>.</summary>
    public DateTime? LapsedAt { get; set; }

    /// <summary>The beginning, UTC, of which the reminder a day before was sent; another one after the occurrence was moved.</summary>
    public DateTime? DayReminderFor { get; set; }

    /// <summary>The beginning, UTC, of which the reminder an hour before was sent.</summary>
    public DateTime? HourReminderFor { get; set; }
}

/// <summary>State of a registration. Stored by name.</summary>
public enum RegistrationState
{
    /// <summary>Has its places.</summary>
    Seated,

    /// <summary>候补: gets places in order of arrival when some fall free.</summary>
    Waiting,

    /// <summary>A place fell free and is held for this one until <see cref="RegistrationRow.OfferUntil"/>.</summary>
    Offered,

    /// <summary>Taken back, or let lapse.</summary>
    Cancelled,
}
