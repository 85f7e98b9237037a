namespace Portal.Kit.Streams;

/// <summary>How a stream is to be carried, decided by Rooms for the episode when its publisher comes.</summary>
/// <param name="StreamId">Id of the stream and of its recording; the episode's id.</param>
/// <param name="PlayName">Public name in addresses: lower-case letters and digits, never equal to a key.</param>
/// <param name="Delay">0–60 s between the publisher and the public edge.</param>
/// <param name="Grace">How long viewers wait for a publisher who dropped before the stream ends.</param>
/// <param name="Record">Whether to record.</param>
/// <param name="Access">Who may play.</param>
/// <param name="KeepAtMost">Recordings longer than this lose their oldest part (demo loops); null keeps all.</param>
/// <param name="Title">What radios show; null shows nothing.</param>
public sealed record StreamPlan(
    Guid StreamId,
    string PlayName,
    TimeSpan Delay,
    TimeSpan Grace,
    bool Record,
    StreamAccess Access = StreamAccess.Public,
    TimeSpan? KeepAtMost = null,
    string? Title = null)
{
    /// <summary>Whether smaller pictures are to be made besides, where the server can.</summary>
    public bool SmallerPictures { get; init; }
}

/// <summary>Who may play a stream or a recording.</summary>
public enum StreamAccess
{
    /// <summary>Everybody.</summary>
    Public,

    /// <summary>Whoever carries a signed address with an end.</summary>
    SignedAddress,
}
