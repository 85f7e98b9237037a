namespace Portal.Storage.Database;

/// <summary>
/// SQLite has one writer at a time; who waits for it inside SQLite blocks a thread. Writers therefore queue here,
/// asynchronously. On PostgreSQL the gate stands open.
/// </summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim? turn;

    /// <param name="oneAtATime">True on SQLite.</param>
    public WriteGate(bool oneAtATime) => turn = oneAtATime ? new SemaphoreSlim(1, 1) : null;

    /// <summary>Waits for the turn; dispose the pass to hand it on.</summary>
    public async ValueTask<IDisposable> EnterAsync(CancellationToken ct)
    {
        if (turn is null)
            return Pass.None;
        await turn.WaitAsync(ct);
        return new Pass(turn);
    }

    /// <inheritdoc />
    public void Dispose() => turn?.Dispose();

    private sealed class Pass(SemaphoreSlim? turn) : IDisposable
    {
        public static readonly Pass None = new(null);

        public void Dispose() => turn?.Release();
    }
}
