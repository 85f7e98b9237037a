namespace Portal.Requests.Board;

/// <summary>An order as the board shows it.</summary>
internal sealed class BoardRow
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required string Title { get; init; }

    public required string State { get; init; }

    public required int Wanted { get; init; }

    public required Guid PlaceId { get; init; }

    public required DateTime At { get; init; }

    public DateTime? Due { get; init; }

    public DateTime? Promise { get; init; }

    public DateTime? DeliveredAt { get; init; }

    public Guid? EpisodeId { get; init; }

    public Guid? ActivityId { get; init; }

    public int? Second { get; init; }

    public string? Unit { get; init; }

    public Kernel.Result? Outcome { get; init; }
}
