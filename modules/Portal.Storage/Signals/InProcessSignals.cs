namespace Portal.Storage.Signals;

/// <summary><see cref="ISignals"/> where there is one node: SQLite.</summary>
internal sealed class InProcessSignals(LocalSignals local) : ISignals
{
    public ValueTask RaiseAsync(string topic, CancellationToken ct = default)
    {
        local.Raise(topic);
        return ValueTask.CompletedTask;
    }

    public IDisposable Subscribe(string topic, Action wake) => local.Subscribe(topic, wake);
}
