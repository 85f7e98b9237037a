namespace Portal.Notices.Delivery;

/// <summary>One notice on its way through one sender, table <c>notices_deliveries</c>.</summary>
public sealed class DeliveryRow
{
    /// <summary>UUIDv7; sent along, so that a receiver can tell a repeated delivery.</summary>
    public Guid Id { get; set; }

    /// <summary>The notice.</summary>
    public Guid NoticeId { get; set; }

    /// <summary>Name of the sender; unique together with the notice.</summary>
    public required string Sender { get; set; }

    /// <summary>Where it stands.</summary>
    public DeliveryState State { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>Not tried before, UTC. While being sent: until when the sender may take.</summary>
    public DateTime NextAt { get; set; }

    /// <summary>When it arrived, UTC.</summary>
    public DateTime? SentAt { get; set; }

    /// <summary>What the last attempt said; at most 200 characters, no secret.</summary>
    public string? Error { get; set; }
}

/// <summary>State of a delivery. Stored by name.</summary>
public enum DeliveryState
{
    /// <summary>Waits for its (next) attempt.</summary>
    Waiting,

    /// <summary>Being sent by a node.</summary>
    Sending,

    /// <summary>The receiver took it.</summary>
    Sent,

    /// <summary>Given up after too many attempts, or refused for good.</summary>
    Failed,

    /// <summary>The node stopped while sending: it may have arrived, so it is not sent again.</summary>
    Uncertain,
}
