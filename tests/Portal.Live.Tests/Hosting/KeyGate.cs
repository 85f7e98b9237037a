using System.Collections.Concurrent;
using Portal.Kit.Streams;

namespace Portal.Live.Tests.Hosting;

/// <summary>Knows the keys that a test gave out.</summary>
public sealed class KeyGate : IPublishGate
{
    private readonly ConcurrentDictionary<string, StreamPlan> plans = new();

    public StreamPlan Add(string key, string playName, TimeSpan? grace = null, TimeSpan delay = default, bool record = false, TimeSpan? keepAtMost = null) =>
        plans[key] = new StreamPlan(Guid.CreateVersion7(), playName, delay, grace ?? TimeSpan.FromSeconds(30), record, KeepAtMost: keepAtMost);

    public void Set(string key, StreamPlan plan) => plans[key] = plan;

    public ValueTask<PublishDecision> AskAsync(PublishRequest request, CancellationToken ct) => ValueTask.FromResult<PublishDecision>(
        plans.TryGetValue(request.Key, out var plan)
            ? new PublishGranted(plan)
            : new PublishRefused(PublishRefusal.UnknownKey, "没有这个推流码"));
}
