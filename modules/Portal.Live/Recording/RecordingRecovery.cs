using Microsoft.Extensions.Hosting;

namespace Portal.Live.Recording;

/// <summary>Closes, before anything is published, what an earlier process left open.</summary>
internal sealed class RecordingRecovery(RecordingStore store) : IHostedService
{
    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        store.RecoverAll();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
