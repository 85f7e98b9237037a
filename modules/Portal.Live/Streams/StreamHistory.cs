using Portal.Kit.Streams;
using Portal.Kit.Time;

namespace Portal.Live.Streams;

/// <summary>How a stream was within the last hour: a ring of samples, filled by the beat.</summary>
internal sealed class StreamHistory(TimeProvider clock)
{
    /// <summary>Samples that are kept.</summary>
    public const int Most = 360;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private readonly StreamSample[] ring = new StreamSample[Most];
    private readonly Lock gate = new();
    private long sampledAt = clock.GetTimestamp();
    private long dropped;
    private long skips;
    private int next;

    /// <summary>Takes a sample when it is time for one.</summary>
    public void Beat(LiveStream stream)
    {
        if (clock.GetElapsedTime(sampledAt) < Every)
            return;
        lock (gate)
        {
            sampledAt = clock.GetTimestamp();
            var (lost, moved) = (stream.Meter.Dropped, stream.Audience.Skips);
            ring[next++ % Most] = new StreamSample(
                clock.UtcNow(),
                stream.Phase,
                stream.Meter.BitsPerSecond(),
                stream.Meter.FrameRate(),
                stream.Meter.Jitter,
                lost - dropped,
                moved - skips,
                stream.Meter.SoundPresent,
                stream.Audience.All(sampledAt / clock.TimestampFrequency));
            (dropped, skips) = (lost, moved);
        }
    }

    /// <summary>The samples, oldest first.</summary>
    public IReadOnlyList<StreamSample> Read()
    {
        lock (gate)
            return [.. Enumerable.Range(Math.Max(0, next - Most), Math.Min(next, Most)).Select(i => ring[i % Most])];
    }
}
