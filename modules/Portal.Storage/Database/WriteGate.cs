namespace Portal.Storage.Database;

/// <summary>
/// SQLite has one writer at a time; who waits for it inside SQLite blocks a thread. Writers therefore queue here,
/// asynchronously and in order. On PostgreSQL the gate stands open.
/// </summary>
public sealed class WriteGate : IDisposable
{
    private readonly AsyncLocal<Pass?> current = new();
    private readonly SemaphoreSlim? turn;

    /// <param name="oneAtATime">True on SQLite.</param>
    public WriteGate(bool oneAtATime) => turn = oneAtATime ? new SemaphoreSlim(1, 1) : null;

    /// <summary>Waits for the turn; dispose the pass to hand it on. The caller must be an asynchronous method.</summary>
    /// <exception cref="InvalidOperationException">
    /// The caller is inside a write already: it would wait for itself. Pass the <see cref="PortalDb"/> on instead.
    /// </exception>
    public ValueTask<IDisposable> EnterAsync(CancellationToken ct)
    {
        // Not an async method: what is set here must be seen by the caller and whatever it calls.
        if (current.Value is { IsOpen: true })
            throw new InvalidOperationException("A write inside a write would wait for itself: hand the PortalDb on to the inner code.");
        var pass = new Pass(turn);
        current.Value = pass;
        return pass.OpenAsync(ct);
    }

    /// <inheritdoc />
    public void Dispose() => turn?.Dispose();

    private sealed class Pass(SemaphoreSlim? turn) : IDisposable
    {
        public bool IsOpen { get; private set; } = true;

        public async ValueTask<IDisposable> OpenAsync(CancellationToken ct)
        {
            try
            {
                if (turn is not null)
                    await turn.WaitAsync(ct);
                return this;
            }
            catch
            {
                IsOpen = false;
                throw;
            }
        }

        public void Dispose()
        {
            if (!IsOpen)
                return;
            IsOpen = false;
            turn?.Release();
        }
    }
}
