namespace Portal.Requests.Triage;

/// <summary>An order as the queue shows it.</summary>
internal sealed class QueueItem
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required string Title { get; init; }

    public required string State { get; init; }

    public required Guid PlaceId { get; init; }

    public required string Channel { get; init; }

    public required int Wanted { get; init; }

    public required DateTime At { get; init; }

    public required int Version { get; init; }

    public bool HasVoice { get; init; }

    public DateTime? Due { get; init; }

    public bool Vulnerable { get; init; }

    public bool Held { get; init; }

    /// <summary>Who has it open, or null.</summary>
    public string? OpenedBy { get; init; }
}
