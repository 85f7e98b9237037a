using System.Collections.Concurrent;
using Portal.Kit.Streams;

namespace Portal.Live.Tests.Hosting;

/// <summary>Knows what a test allows of recordings; everything when it says nothing.</summary>
public sealed class ReplayRights : IReplayGate
{
    private readonly ConcurrentDictionary<Guid, ReplayRight> rights = new();

    public void Set(Guid stream, ReplayRight right) => rights[stream] = right;

    public ValueTask<ReplayRight> AskAsync(Guid streamId, CancellationToken ct) =>
        ValueTask.FromResult(rights.GetValueOrDefault(streamId, ReplayRight.Everything));
}
