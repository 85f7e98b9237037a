namespace Portal.Notices.Delivery;

/// <summary>
/// A way out of the portal: webhook, e-mail, SMS. Register an implementation as a singleton; notices in the page need
/// none. Each notice is handed to each sender that takes it, once; a failure is tried again later.
/// </summary>
public interface INoticeSender
{
    /// <summary>Stable name kept with the deliveries: <c>webhook</c>.</summary>
    string Name { get; }

    /// <summary>Whether this sender is set up and takes notices of that kind.</summary>
    bool Takes(OutgoingNotice notice);

    /// <summary>Sends it. An exception counts as <see cref="SendResult.TryLater"/>.</summary>
    Task<SendResult> SendAsync(OutgoingNotice notice, CancellationToken ct);
}

/// <summary>What a sender gets.</summary>
/// <param name="DeliveryId">The same for every attempt.</param>
/// <param name="PersonId">The account it is for; null when it is for staff.</param>
/// <param name="Permission">For staff: the permission; null when it is for a person.</param>
/// <param name="PlaceId">For staff: the place.</param>
/// <param name="Title">One line.</param>
/// <param name="Text">At most 1000 characters.</param>
/// <param name="Address">Page to open, relative to the root.</param>
/// <param name="At">When it was made, UTC.</param>
public sealed record OutgoingNotice(
    Guid DeliveryId, Guid? PersonId, string? Permission, Guid? PlaceId, string Title, string Text, string Address, DateTime At);

/// <summary>How an attempt ended.</summary>
/// <param name="State">Sent, waiting for another attempt, or failed for good.</param>
/// <param name="Error">What went wrong, without secrets; null when sent.</param>
public sealed record SendResult(DeliveryState State, string? Error = null)
{
    /// <summary>The receiver took it.</summary>
    public static SendResult Sent { get; } = new(DeliveryState.Sent);

    /// <summary>Another attempt may work.</summary>
    public static SendResult TryLater(string error) => new(DeliveryState.Waiting, error);

    /// <summary>Another attempt would end the same.</summary>
    public static SendResult GiveUp(string error) => new(DeliveryState.Failed, error);
}
