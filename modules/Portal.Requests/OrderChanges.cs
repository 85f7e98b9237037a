using Portal.Kit.Web;
using Portal.Storage.Signals;

namespace Portal.Requests;

/// <summary>Tells pages and consoles, after a commit, that orders changed.</summary>
internal sealed class OrderChanges(ISignals signals, IEnumerable<IPageCache> caches)
{
    /// <summary>Signal topic, and tag of cached pages.</summary>
    public const string Topic = "orders";

    private static readonly string[] Tags = [Topic];

    public async ValueTask RaiseAsync(CancellationToken ct)
    {
        foreach (var cache in caches)
            await cache.EvictAsync(Tags, ct);
        await signals.RaiseAsync(Topic, ct);
    }
}
