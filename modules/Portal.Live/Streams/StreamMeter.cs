using Portal.Live.Streams.Codecs;

namespace Portal.Live.Streams;

/// <summary>Measures a stream as it arrives, over the last few whole seconds.</summary>
internal sealed class StreamMeter(TimeProvider clock)
{
    private const int Seconds = 4;
    private readonly Second[] ring = new Second[Seconds + 1];
    private long lastAudio = long.MinValue;
    private long lastHeard = long.MinValue;
    private readonly ArrivalMeter pictures = new();
    private readonly ArrivalMeter sound = new();
    private long lastKey = -1;
    private long unusable;
    private bool hasPicture;

    /// <summary>How unevenly pictures arrive, or sound where there are none.</summary>
    public TimeSpan Jitter => TimeSpan.FromMilliseconds((hasPicture ? pictures : sound).Jitter);

    /// <summary>Pictures that never came or were of no use.</summary>
    public long Dropped => pictures.Missing + Volatile.Read(ref unusable);

    /// <summary>A picture came that nobody can decode.</summary>
    public void CountUnusable() => Interlocked.Increment(ref unusable);

    /// <summary>Length of the last closed group of pictures.</summary>
    public TimeSpan KeyFrameInterval { get; private set; }

    /// <summary>Counts a frame.</summary>
    public void Count(in Frame frame)
    {
        var now = clock.GetTimestamp();
        ref var second = ref At(now / clock.TimestampFrequency);
        second.Bytes += frame.Sample.Length;
        var wall = now * 1000.0 / clock.TimestampFrequency;
        if (frame.Kind == TrackKind.Audio)
        {
            sound.Count(frame.Dts, wall, frame.Breaks);
            lastAudio = now;
            if (lastHeard == long.MinValue || !AacSilence.IsSilent(frame.Sample.Span))
                lastHeard = now;
            return;
        }

        second.Pictures++;
        hasPicture = true;
        pictures.Count(frame.Dts, wall, frame.Breaks);
        if (!frame.IsKey)
            return;
        if (lastKey >= 0 && !frame.Breaks)
            KeyFrameInterval = TimeSpan.FromMilliseconds(frame.Dts - lastKey);
        lastKey = frame.Dts;
    }

    /// <summary>Whether sound arrived within the last 3 s.</summary>
    public bool SoundPresent => lastAudio != long.MinValue && clock.GetElapsedTime(lastAudio) <= TimeSpan.FromSeconds(3);

    /// <summary>For how long frames of sound have held nothing but silence; zero without sound at all.</summary>
    public TimeSpan SilentFor => SoundPresent ? clock.GetElapsedTime(lastHeard, lastAudio) : TimeSpan.Zero;

    /// <summary>Pictures a second over the last whole seconds; 0 when nothing arrives.</summary>
    public double FrameRate() => Average(static s => s.Pictures);

    /// <summary>Bits a second over the last whole seconds.</summary>
    public long BitsPerSecond() => (long)(Average(static s => s.Bytes) * 8);

    private double Average(Func<Second, long> of)
    {
        var now = clock.GetTimestamp() / clock.TimestampFrequency;
        var (sum, count) = (0L, 0);
        foreach (var second in ring)
        {
            if (second.Number < now && second.Number >= now - Seconds)
            {
                sum += of(second);
                count = Math.Max(count, (int)(now - second.Number));
            }
        }

        return count == 0 ? 0 : (double)sum / count;
    }

    private ref Second At(long number)
    {
        ref var second = ref ring[number % ring.Length];
        if (second.Number != number)
            second = new Second { Number = number };
        return ref second;
    }

    private struct Second
    {
        public long Number;
        public long Bytes;
        public int Pictures;
    }
}
