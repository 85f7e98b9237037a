namespace Portal.Calendar.Agenda.Feed;

/// <summary>An event of a feed. Instants are UTC; the address is absolute.</summary>
internal sealed record FeedEvent(
    string Uid, int Sequence, DateTime ChangedAt, DateTime Starts, DateTime Ends, string Title, string Where, string Words, string Address, FeedStatus Status = FeedStatus.Confirmed)
{
    /// <summary>Whether it takes whole days: beginning and end are midnights in China, and days in the feed.</summary>
    public bool AllDay { get; init; }

    /// <summary>RRULE as RFC 5545 has it, UNTIL in UTC; null for none.</summary>
    public string? Rule { get; init; }

    /// <summary>RDATE, local times; without a rule the beginning is among them.</summary>
    public IReadOnlyList<DateTime> Extra { get; init; } = [];

    /// <summary>EXDATE, local times.</summary>
    public IReadOnlyList<DateTime> Except { get; init; } = [];

    /// <summary>RECURRENCE-ID, UTC: this event stands for that one of the series.</summary>
    public DateTime? Slot { get; init; }
}

/// <summary>RFC 5545 §3.8.1.11.</summary>
internal enum FeedStatus
{
    Confirmed,
    Tentative,
    Cancelled,
}
