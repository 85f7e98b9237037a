using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Portal.Storage.Nodes;

/// <summary>Something that runs on one node at a time, from when it becomes the leader until it is cancelled.</summary>
internal interface ILeaderWork
{
    Task RunAsync(CancellationToken ct);
}

/// <summary>
/// Waits for the lease, runs event handlers and jobs while this node holds it, and stops them when it is lost. When the
/// node is killed another takes over after <see cref="Lease.Life"/>.
/// </summary>
internal sealed class Leader(Lease lease, IEnumerable<ILeaderWork> works, TimeProvider clock, ILogger<Leader> log) : BackgroundService
{
    private static readonly TimeSpan Beat = Lease.Life / 3;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                if (await HoldsAsync(stoppingToken))
                    await LeadAsync(stoppingToken);
                await Task.Delay(Beat, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task LeadAsync(CancellationToken stopping)
    {
        using var term = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var running = works.Select(w => RunAsync(w, term.Token)).ToList();
        try
        {
            var last = clock.GetTimestamp();
            while (clock.GetElapsedTime(last) < Lease.Life - Beat)
            {
                await Task.Delay(Beat, clock, stopping);
                if (await HoldsAsync(stopping))
                    last = clock.GetTimestamp();
            }
            log.LogWarning("Lost the lease: another node runs handlers and jobs now");
        }
        finally
        {
            await term.CancelAsync();
            await Task.WhenAll(running);
            if (stopping.IsCancellationRequested)
                await ReleaseAsync();
        }
    }

    private async Task RunAsync(ILeaderWork work, CancellationToken ct)
    {
        try
        {
            await Task.Run(() => work.RunAsync(ct), ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
        }
        catch (Exception unexpected)
        {
            log.LogCritical(unexpected, "{Work} ended", work.GetType().Name);
        }
    }

    private async Task<bool> HoldsAsync(CancellationToken ct)
    {
        try
        {
            return await lease.TryHoldAsync(ct);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            log.LogWarning(failed, "The lease could not be asked for");
            return false;
        }
    }

    private async Task ReleaseAsync()
    {
        try
        {
            await lease.ReleaseAsync(CancellationToken.None);
        }
        catch (Exception failed)
        {
            log.LogWarning(failed, "The lease could not be given back; it ends by itself");
        }
    }
}
