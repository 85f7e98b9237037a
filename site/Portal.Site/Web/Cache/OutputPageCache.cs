using System.Collections.Concurrent;
using Microsoft.AspNetCore.OutputCaching;
using Portal.Kit.Web;
using Portal.Storage.Signals;

namespace Portal.Site.Web.Cache;

/// <summary>
/// Evicts pages by tag, here at once and on other nodes by a signal a tag. A page that was being rendered from old rows
/// while its tag was evicted is not stored afterwards.
/// </summary>
internal sealed class OutputPageCache(TimeProvider clock, IServiceProvider services) : IPageCache, IDisposable
{
    /// <summary>Pages whose tag would be one more than this are not stored, so that made-up addresses cost no memory.</summary>
    public const int MostTags = 5000;

    private readonly ConcurrentDictionary<string, Tag> known = new(StringComparer.Ordinal);

    // The store is asked for when needed: it wants the options that hold the policy that holds this.
    // A process without storage (tests of the frame) has one node.
    private readonly ISignals? signals = services.GetService<ISignals>();

    public async ValueTask EvictAsync(IReadOnlyCollection<string> tags, CancellationToken ct = default)
    {
        foreach (var tag in tags)
        {
            await ForgetAsync(tag);
            if (signals is not null)
                await signals.RaiseAsync(Topic(tag), ct);
        }
    }

    /// <summary>
    /// Whether none of the tags was evicted since a page began to render; listens for the tags from now on. What another
    /// node evicted while the first page with a tag was being rendered here is missed; the cache's backstop bounds that.
    /// </summary>
    public bool MayStore(IReadOnlyCollection<string> tags, long started)
    {
        foreach (var name in tags)
        {
            if (!known.TryGetValue(name, out var tag))
            {
                if (known.Count >= MostTags)
                    return false;
                tag = known.GetOrAdd(name, Listen);
            }

            if (tag.Evicted > started)
                return false;
        }

        return true;
    }

    public void Dispose()
    {
        foreach (var tag in known.Values)
            tag.Subscription?.Dispose();
    }

    private Tag Listen(string name) => new()
    {
        Subscription = signals?.Subscribe(Topic(name), () => _ = ForgetAsync(name).AsTask()),
    };

    private async ValueTask ForgetAsync(string name)
    {
        if (known.TryGetValue(name, out var tag))
            tag.Evicted = clock.GetTimestamp();
        else if (known.Count < MostTags)
            known.GetOrAdd(name, Listen).Evicted = clock.GetTimestamp();
        await services.GetRequiredService<IOutputCacheStore>().EvictByTagAsync(name, CancellationToken.None);
    }

    private static string Topic(string tag) => $"page:{tag}";

    private sealed class Tag
    {
        public IDisposable? Subscription { get; init; }

        public long Evicted { get; set; }
    }
}
