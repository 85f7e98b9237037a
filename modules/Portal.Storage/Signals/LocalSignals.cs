namespace Portal.Storage.Signals;

/// <summary>Wakes the readers of this process.</summary>
internal sealed class LocalSignals
{
    private readonly Lock guard = new();
    private readonly Dictionary<string, Action[]> wakes = new(StringComparer.Ordinal);

    public void Raise(string topic)
    {
        Action[]? now;
        lock (guard)
        {
            if (!wakes.TryGetValue(topic, out now))
                return;
        }
        foreach (var wake in now)
            wake();
    }

    /// <summary>Wakes everybody: after a pause in which signals may have been lost.</summary>
    public void RaiseAll()
    {
        Action[] now;
        lock (guard)
            now = [.. wakes.Values.SelectMany(w => w)];
        foreach (var wake in now)
            wake();
    }

    public IDisposable Subscribe(string topic, Action wake)
    {
        if (topic.Length is 0 or > 200 || !System.Text.Ascii.IsValid(topic))
            throw new ArgumentException($"A topic is 1 to 200 ASCII characters: {topic}", nameof(topic));
        lock (guard)
            wakes[topic] = [.. wakes.GetValueOrDefault(topic, []), wake];
        return new Subscription(this, topic, wake);
    }

    private void Remove(string topic, Action wake)
    {
        lock (guard)
        {
            var left = wakes[topic].ToList();
            left.Remove(wake);
            if (left.Count == 0)
                wakes.Remove(topic);
            else
                wakes[topic] = [.. left];
        }
    }

    private sealed class Subscription(LocalSignals signals, string topic, Action wake) : IDisposable
    {
        private int over;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref over, 1) == 0)
                signals.Remove(topic, wake);
        }
    }
}
