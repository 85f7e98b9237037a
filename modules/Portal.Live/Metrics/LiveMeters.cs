using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Portal.Live.Streams;

namespace Portal.Live.Metrics;

/// <summary>Meters of the streaming server, under the name <c>Portal.Live</c>.</summary>
internal sealed class LiveMeters : IHostedService, IDisposable
{
    private readonly Meter meter;

    /// <summary>Registers them; they are read when somebody listens.</summary>
    public LiveMeters(StreamHub hub, IMeterFactory factory)
    {
        meter = factory.Create("Portal.Live");
        meter.CreateObservableGauge("portal.live.streams", () => hub.All.Count(s => !s.IsOver), "{stream}", "Streams on air or in their grace time.");
        meter.CreateObservableGauge("portal.live.viewers", () => Viewers(hub), "{viewer}", "Connected viewers by kind.");
        meter.CreateObservableGauge("portal.live.ingest", () => hub.All.Where(s => !s.IsOver).Sum(s => s.Meter.BitsPerSecond()), "bit/s", "Received from publishers.");
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public void Dispose() => meter.Dispose();

    private static IEnumerable<Measurement<int>> Viewers(StreamHub hub) => Enum.GetValues<ViewerKind>().Select(kind =>
        new Measurement<int>(hub.All.Sum(s => s.Audience.Connected(kind)), new KeyValuePair<string, object?>("kind", kind.ToString())));
}
