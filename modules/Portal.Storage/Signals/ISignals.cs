namespace Portal.Storage.Signals;

/// <summary>
/// Wakes whoever waits for rows of a topic, in this process and, on PostgreSQL by NOTIFY, on every node. A signal
/// carries no data and may be lost or doubled: the reader looks at the rows, and looks again by itself every 5 s.
/// </summary>
public interface ISignals
{
    /// <summary>Wakes the topic's readers. Call it after the commit. Topic: at most 200 ASCII characters, <c>room:ID</c>.</summary>
    ValueTask RaiseAsync(string topic, CancellationToken ct = default);

    /// <summary>Calls <paramref name="wake"/> whenever the topic is raised, until disposed. Must return at once.</summary>
    IDisposable Subscribe(string topic, Action wake);
}
