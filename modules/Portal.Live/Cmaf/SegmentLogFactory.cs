using Portal.Live.Streams;

namespace Portal.Live.Cmaf;

/// <summary>Gives every stream its segments.</summary>
internal sealed class SegmentLogFactory(LiveOptions options, TimeProvider clock) : IStreamPartFactory
{
    /// <inheritdoc />
    public IStreamPart Create(LiveStream stream) => new Segmenter(new SegmentLog(stream, options, clock), options);
}
