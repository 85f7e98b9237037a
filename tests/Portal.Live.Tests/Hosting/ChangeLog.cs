using System.Collections.Concurrent;
using System.Threading.Channels;
using Portal.Kit.Streams;

namespace Portal.Live.Tests.Hosting;

/// <summary>Keeps what the hub tells, and lets a test wait for it.</summary>
public sealed class ChangeLog : IStreamWatcher
{
    private readonly ConcurrentDictionary<Guid, Channel<StreamChangeKind>> channels = [];

    public Task OnAsync(StreamChange change, CancellationToken ct)
    {
        Of(change.StreamId).Writer.TryWrite(change.Kind);
        return Task.CompletedTask;
    }

    public ValueTask<StreamChangeKind> NextAsync(StreamPlan plan) => Of(plan.StreamId).Reader.ReadAsync(TestContext.Current.CancellationToken);

    private Channel<StreamChangeKind> Of(Guid id) => channels.GetOrAdd(id, _ => Channel.CreateUnbounded<StreamChangeKind>());
}
