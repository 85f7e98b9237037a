using Microsoft.Extensions.Hosting;

namespace Portal.Live.Streams;

/// <summary>Closes the streams when the process is asked to stop, before the server waits for its connections.</summary>
internal sealed class HubLifetime(StreamHub hub, IHostApplicationLifetime lifetime) : IHostedService
{
    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStopping.Register(hub.Stop);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(hub.All.Select(s => s.Completion)).WaitAsync(cancellationToken);
}
