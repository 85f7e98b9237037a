namespace Portal.Kit.Streams;

/// <summary>Live tells: a stream started, was interrupted, came back, ended. Rooms listens.</summary>
public interface IStreamWatcher
{
    /// <summary>Called in order per stream. An exception is logged and changes nothing in the stream.</summary>
    Task OnAsync(StreamChange change, CancellationToken ct);
}

/// <summary>What happened to a stream.</summary>
/// <param name="StreamId">The stream.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When, UTC.</param>
public sealed record StreamChange(Guid StreamId, StreamChangeKind Kind, DateTime At);

/// <summary>Kinds of change.</summary>
public enum StreamChangeKind
{
    /// <summary>First media after a granted publish.</summary>
    Started,

    /// <summary>The publisher dropped; the grace time runs.</summary>
    Interrupted,

    /// <summary>A publisher came back within the grace time.</summary>
    Returned,

    /// <summary>Ended for good: the grace time ran out or the director pressed 下播.</summary>
    Ended,
}
