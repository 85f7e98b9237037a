namespace Portal.Storage.Events;

/// <summary>An announced event. Rows are appended, never changed.</summary>
public sealed class EventRow
{
    /// <summary>Order of commitment.</summary>
    public long Id { get; set; }

    /// <summary>Name of the record type.</summary>
    public required string Type { get; set; }

    /// <summary>The record as JSON.</summary>
    public required string Body { get; set; }
}
