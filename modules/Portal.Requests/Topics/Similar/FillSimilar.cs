using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Portal.Requests.Topics.Similar;

/// <summary>Fills the index when the portal starts (seconds for 100,000 orders), so that the first who types does not wait for it.</summary>
internal sealed class FillSimilar(SimilarTopics similar, ILogger<FillSimilar> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await similar.FillAsync(stoppingToken);
        }
        catch (DbException broken)
        {
            log.LogWarning(broken, "The index of similar orders could not be filled; the first question fills it.");
        }
        catch (OperationCanceledException)
        {
            // The portal stops.
        }
    }
}
