using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Kit.Streams;
using Portal.Kit.Time;
using Portal.Rooms.Chat.Events;
using Portal.Rooms.Programme;
using Portal.Storage.Database;

namespace Portal.Rooms.Publish;

/// <summary>
/// The node that carries streams says so in the database every ten seconds, with the number of viewers, so that others
/// know that an episode on air is alive, and figures can be drawn afterwards.
/// </summary>
internal sealed class StreamPulse(
    PortalStore store, IStreams streams, Feeds feeds, TimeProvider clock, ILogger<StreamPulse> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var stream in streams.All())
                    await BeatAsync(stream, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "The streams' pulse was not written");
            }
        }
    }

    internal Task BeatAsync(StreamState stream, CancellationToken ct)
    {
        var now = clock.UtcNow();
        var viewers = Math.Max(stream.Viewers, feeds.ViewersOf(stream.StreamId));
        return store.WriteAsync(
            async db =>
            {
                var found = await db.Set<EpisodeRow>().Where(e => e.Id == stream.StreamId).ExecuteUpdateAsync(
                    set => set.SetProperty(e => e.SignalAt, now).SetProperty(e => e.Peak, e => e.Peak < viewers ? viewers : e.Peak), ct);
                if (found == 0)
                    return;
                await ViewerSampleRow.NoteAsync(db, stream.StreamId, now, viewers, (int)Every.TotalSeconds, stream.Audience, ct);
            },
            ct);
    }
}
