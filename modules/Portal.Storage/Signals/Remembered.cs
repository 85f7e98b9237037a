using Portal.Storage.Database;

namespace Portal.Storage.Signals;

/// <summary>
/// Rows in memory that change seldom and are asked for with every page: read when first asked, again after a signal from
/// here or another node, and after 30 s in case that signal was lost.
/// </summary>
/// <typeparam name="T">What is made of the rows; never changed, so that readers may share it.</typeparam>
public sealed class Remembered<T> : IDisposable
    where T : class
{
    private static readonly TimeSpan Oldest = TimeSpan.FromSeconds(30);
    private readonly PortalStore store;
    private readonly TimeProvider clock;
    private readonly Func<PortalDb, CancellationToken, Task<T>> read;
    private readonly IDisposable subscription;
    private volatile Known? current;
    private int changes;

    /// <param name="store">The database.</param>
    /// <param name="signals">Tells of changes.</param>
    /// <param name="clock">Measures the age.</param>
    /// <param name="topic">Raised after the commit of every change of these rows.</param>
    /// <param name="read">Reads them.</param>
    public Remembered(PortalStore store, ISignals signals, TimeProvider clock, string topic, Func<PortalDb, CancellationToken, Task<T>> read)
    {
        ArgumentNullException.ThrowIfNull(signals);
        (this.store, this.clock, this.read) = (store, clock, read);
        subscription = signals.Subscribe(topic, Forget);
    }

    /// <summary>As last read, or read now.</summary>
    public async ValueTask<T> ReadAsync(CancellationToken ct = default)
    {
        if (current is { } known && clock.GetElapsedTime(known.At) < Oldest)
            return known.Value;
        var (at, before) = (clock.GetTimestamp(), Volatile.Read(ref changes));
        await using var db = store.Open();
        var value = await read(db, ct);

        // What changed while it was read may not be in it: then it serves this question only.
        current = new Known(value, at);
        if (Volatile.Read(ref changes) != before)
            current = null;
        return value;
    }

    /// <summary>The next question reads the database.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref changes);
        current = null;
    }

    /// <inheritdoc />
    public void Dispose() => subscription.Dispose();

    private sealed record Known(T Value, long At);
}
