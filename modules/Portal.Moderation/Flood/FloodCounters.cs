namespace Portal.Moderation.Flood;

/// <summary>
/// Sliding windows of bounded memory: per key the counts of this window and of the one before, the latter weighed by how
/// much of it still lies within the last window's length. When there are too many keys those of past windows go first.
/// </summary>
internal sealed class FloodCounters(TimeProvider clock, int capacity = 100_000)
{
    private readonly Dictionary<string, Counter> counters = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>Keys kept now.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return counters.Count;
        }
    }

    /// <summary>Counts an attempt; false when there were more than <paramref name="limit"/> within the window.</summary>
    public bool Allows(string key, int limit, TimeSpan window)
    {
        var now = clock.GetTimestamp();
        var length = (long)(window.TotalSeconds * clock.TimestampFrequency);
        lock (gate)
        {
            if (!counters.TryGetValue(key, out var counter))
            {
                MakeRoom(now);
                counter = counters[key] = new Counter { Length = length, Began = now };
            }
            return counter.Add(now) <= limit;
        }
    }

    private void MakeRoom(long now)
    {
        if (counters.Count < capacity)
            return;
        foreach (var (key, _) in counters.Where(c => c.Value.IsPast(now)).ToList())
            counters.Remove(key);
        if (counters.Count < capacity)
            return;
        foreach (var (key, _) in counters.OrderBy(c => c.Value.Last).Take(capacity / 10).ToList())
            counters.Remove(key);
    }

    private sealed class Counter
    {
        private int before;
        private int current;

        public required long Length { get; init; }

        public required long Began { get; set; }

        public long Last { get; private set; }

        public bool IsPast(long now) => now - Began >= 2 * Length;

        public double Add(long now)
        {
            Last = now;
            var passed = (now - Began) / Length;
            if (passed > 0)
            {
                before = passed == 1 ? current : 0;
                current = 0;
                Began += passed * Length;
            }
            var stillInside = 1 - ((double)(now - Began) / Length);
            // A flood does not have to count on for ever: the number only has to stay above any limit.
            current = Math.Min(current + 1, int.MaxValue / 2);
            return current + (before * stillInside);
        }
    }
}
