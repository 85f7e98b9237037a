using System.Collections.Concurrent;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Portal.Kit.Streams;
using Portal.Live.Texts;

namespace Portal.Live.Streams;

/// <summary>All streams of this process.</summary>
internal sealed partial class StreamHub : IDisposable
{
    private static readonly TimeSpan KeepAfterEnd = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<string, LiveStream> byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, LiveStream> byId = [];
    private readonly Lock gate = new();
    private readonly IPublishGate publishGate;
    private readonly IEnumerable<IStreamPartFactory> partFactories;
    private readonly IStringLocalizer<LiveTexts> texts;
    private readonly LiveOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger<StreamHub> log;
    private readonly ITimer timer;
    private readonly WatcherQueue watchers;
    private bool stopping;

    /// <summary>Starts the beat that all streams share.</summary>
    public StreamHub(
        IPublishGate publishGate,
        IEnumerable<IStreamPartFactory> partFactories,
        WatcherQueue watchers,
        IStringLocalizer<LiveTexts> texts,
        LiveOptions options,
        TimeProvider clock,
        ILogger<StreamHub> log)
    {
        (this.publishGate, this.partFactories, this.watchers, this.texts) = (publishGate, partFactories, watchers, texts);
        (this.options, this.clock, this.log) = (options, clock, log);
        var interval = TimeSpan.FromMilliseconds(options.MergeMilliseconds);
        timer = clock.CreateTimer(static hub => ((StreamHub)hub!).Beat(), this, interval, interval);
    }

    /// <summary>Streams on air or in their grace time, and those that ended within the last minute.</summary>
    public IEnumerable<LiveStream> All => byId.Values;

    /// <summary>The stream of that public name; null costs nothing.</summary>
    public LiveStream? FindByName(string playName) => byName.GetValueOrDefault(playName);

    /// <summary>The stream of that id.</summary>
    public LiveStream? FindById(Guid streamId) => byId.GetValueOrDefault(streamId);

    /// <summary>Asks whether a key may publish, and gives the hold on its stream.</summary>
    public async ValueTask<PublishOutcome> PublishAsync(PublishRequest request, CancellationToken ct)
    {
        switch (await publishGate.AskAsync(request, ct))
        {
            case PublishGranted granted:
                return Grant(granted.Plan);
            case PublishRefused refused:
                return new PublishOutcome(null, refused);
            default:
                throw new InvalidOperationException("The publish gate gave no answer.");
        }
    }

    /// <summary>The publisher is gone; viewers wait for its return.</summary>
    public void Leave(Publication publication)
    {
        if (!publication.Stream.Abandon(publication))
            return;
        log.LogInformation("Stream {Stream}: the publisher left, waiting {Grace} for its return", publication.Stream.Plan.StreamId, publication.Stream.Plan.Grace);
    }

    /// <summary>No more publishers; what is open is closed, so that a restart can go on with it.</summary>
    public void Stop()
    {
        lock (gate)
            stopping = true;
        foreach (var stream in byId.Values)
            stream.End(quietly: true);
    }

    /// <inheritdoc />
    public void Dispose() => timer.Dispose();

    private PublishOutcome Grant(StreamPlan plan)
    {
        lock (gate)
        {
            if (stopping)
                return Refuse(PublishRefusal.Unavailable, "stopping");
            Publication publication = new(this, clock);
            if (byId.TryGetValue(plan.StreamId, out var stream) && !stream.IsOver)
            {
                publication.Stream = stream;
                return stream.TryTakeOver(publication, TimeSpan.FromSeconds(options.TakeoverSeconds), plan)
                    ? new PublishOutcome(publication, null)
                    : Refuse(PublishRefusal.KeyInUse, "inUse");
            }

            if (byId.Values.Count(s => !s.IsOver) >= options.MostStreams)
                return Refuse(PublishRefusal.Unavailable, "full");
            stream = Create(plan);
            publication.Stream = stream;
            stream.TryTakeOver(publication, TimeSpan.Zero, plan);
            return new PublishOutcome(publication, null);
        }
    }

    private LiveStream Create(StreamPlan plan)
    {
        LiveStream stream = new(plan, options, clock, (s, kind) => watchers.Tell(s.Plan.StreamId, kind));
        foreach (var factory in partFactories)
        {
            if (factory.Create(stream) is { } part)
                stream.Add(part);
        }

        byId[plan.StreamId] = stream;
        byName[plan.PlayName] = stream;
        return stream;
    }

    private PublishOutcome Refuse(PublishRefusal reason, string text) => new(null, new PublishRefused(reason, texts[text]));

    private void Beat()
    {
        foreach (var (id, stream) in byId)
        {
            stream.Beat();
            if (!stream.IsOver && stream.AbandonedAt is { } since && clock.GetElapsedTime(since) >= stream.Plan.Grace)
                stream.End();
            if (stream.IsOver && clock.GetElapsedTime(stream.OverAt) >= KeepAfterEnd + stream.Plan.Delay)
                Forget(id, stream);
        }
    }

    private void Forget(Guid id, LiveStream stream)
    {
        byId.TryRemove(KeyValuePair.Create(id, stream));
        byName.TryRemove(KeyValuePair.Create(stream.Plan.PlayName, stream));
    }
}
