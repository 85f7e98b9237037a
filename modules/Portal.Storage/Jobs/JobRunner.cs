using Microsoft.Extensions.Logging;
using Portal.Storage.Nodes;

namespace Portal.Storage.Jobs;

/// <summary>Runs every job at once and then again and again, each by itself: a slow or failing job holds up no other.</summary>
internal sealed class JobRunner(IEnumerable<IJob> jobs, TimeProvider clock, ILogger<JobRunner> log) : ILeaderWork
{
    public Task RunAsync(CancellationToken ct) => Task.WhenAll(jobs.Select(job => RepeatAsync(job, ct)));

    private async Task RepeatAsync(IJob job, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await Task.Run(() => job.RunAsync(ct), ct);
            }
            catch (Exception failed) when (!ct.IsCancellationRequested)
            {
                log.LogError(failed, "The job {Job} failed; it runs again in {Every}", job.Name, job.Every);
            }
            await Task.Delay(job.Every, clock, ct);
        }
    }
}
