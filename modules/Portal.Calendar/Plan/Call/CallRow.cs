namespace Portal.Calendar.Plan.Call;

/// <summary>
/// A telephone call to make (打电话告知), table <c>calendar_calls</c>: somebody registered with a number only, and the time
/// was moved or cancelled. The number stays in the registration; a newer change takes the place of an open call.
/// </summary>
public sealed class CallRow
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; set; }

    /// <summary>What was changed.</summary>
    public Guid OccurrenceId { get; set; }

    /// <summary>Who is to be called.</summary>
    public Guid RegistrationId { get; set; }

    /// <summary>The occurrence's sequence of that change; unique with the registration.</summary>
    public int Sequence { get; set; }

    /// <summary>What to say, one line of at most 120 characters.</summary>
    public required string Say { get; set; }

    /// <summary>Why, at most 100 characters.</summary>
    public string Reason { get; set; } = "";

    /// <summary>Made, UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>How often nobody answered.</summary>
    public int Misses { get; set; }

    /// <summary>When somebody was reached, UTC; null while it is open.</summary>
    public DateTime? DoneAt { get; set; }

    /// <summary>Who called.</summary>
    public Guid? ById { get; set; }
}
