using System.Collections.Concurrent;
using Portal.Kit.Streams;

namespace Portal.Live.Tests.Hosting;

/// <summary>Knows the captions that a test wrote for a recording.</summary>
public sealed class WrittenCaptions : IReplayCaptions
{
    private readonly ConcurrentDictionary<Guid, CaptionTrack> tracks = new();

    public void Set(Guid stream, CaptionTrack track) => tracks[stream] = track;

    public ValueTask<CaptionTrack?> FindAsync(Guid streamId, CancellationToken ct) => ValueTask.FromResult(tracks.GetValueOrDefault(streamId));
}
