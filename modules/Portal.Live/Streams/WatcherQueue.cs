using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Kit.Streams;
using Portal.Kit.Time;

namespace Portal.Live.Streams;

/// <summary>Tells the watchers what happens to streams, one change after another, outside every lock.</summary>
internal sealed class WatcherQueue(IServiceProvider services, TimeProvider clock, ILogger<WatcherQueue> log) : BackgroundService
{
    // A stream has a handful of changes an hour; a watcher that hangs must not eat the memory.
    private readonly Channel<StreamChange> changes = Channel.CreateBounded<StreamChange>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>Takes note of a change.</summary>
    public void Tell(Guid streamId, StreamChangeKind kind)
    {
        log.LogInformation("Stream {Stream}: {Change}", streamId, kind);
        changes.Writer.TryWrite(new StreamChange(streamId, kind, clock.UtcNow()));
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var change in changes.Reader.ReadAllAsync(stoppingToken))
        {
            foreach (var watcher in services.GetServices<IStreamWatcher>())
                await TellAsync(watcher, change, stoppingToken);
        }
    }

    private async Task TellAsync(IStreamWatcher watcher, StreamChange change, CancellationToken ct)
    {
        try
        {
            await watcher.OnAsync(change, ct);
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            log.LogError(error, "Stream {Stream}: {Watcher} failed on {Change}", change.StreamId, watcher.GetType().Name, change.Kind);
        }
    }
}
