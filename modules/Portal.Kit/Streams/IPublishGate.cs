using System.Net;

namespace Portal.Kit.Streams;

/// <summary>Live asks: may this key publish, and as which stream? Answered by Rooms from the episodes' keys.</summary>
public interface IPublishGate
{
    /// <summary>Asked once per publish attempt, before a byte of media is kept. The key is a secret: never log it.</summary>
    ValueTask<PublishDecision> AskAsync(PublishRequest request, CancellationToken ct);
}

/// <summary>A publisher's wish.</summary>
/// <param name="Key">The stream key as the publisher sent it, at most 256 characters.</param>
/// <param name="Remote">The publisher's address, or null for one inside the process.</param>
public sealed record PublishRequest(string Key, EndPoint? Remote);

/// <summary>The answer: <see cref="PublishGranted"/> or <see cref="PublishRefused"/>.</summary>
public abstract record PublishDecision;

/// <summary>The key is good.</summary>
public sealed record PublishGranted(StreamPlan Plan) : PublishDecision;

/// <summary>The key is not good.</summary>
/// <param name="Reason">What the log says.</param>
/// <param name="Message">What the publisher's software may show, in Chinese: 这个推流码已经用完了，这一期已经结束.</param>
public sealed record PublishRefused(PublishRefusal Reason, string Message) : PublishDecision;

/// <summary>Why a publisher was turned away.</summary>
public enum PublishRefusal
{
    /// <summary>No episode has this key.</summary>
    UnknownKey,

    /// <summary>The episode of this key has ended.</summary>
    EpisodeEnded,

    /// <summary>Somebody else is publishing with this key and has not been silent for 3 s.</summary>
    KeyInUse,

    /// <summary>The server is stopping, or the disk or stream limit is reached.</summary>
    Unavailable,
}
