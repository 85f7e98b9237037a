namespace Portal.Storage.Nodes;

/// <summary>Wakes one loop. Rings while nobody waits are kept, as one.</summary>
internal sealed class Bell
{
    private TaskCompletionSource rung = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Ring() => Volatile.Read(ref rung).TrySetResult();

    /// <summary>Waits for a ring, at most that long.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken ct)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(Volatile.Read(ref rung).Task, Task.Delay(atMost, clock, enough.Token));
        await enough.CancelAsync();
        ct.ThrowIfCancellationRequested();

        // Only this loop sets a new one; a ring from here on is for the next wait.
        Volatile.Write(ref rung, new(TaskCreationOptions.RunContinuationsAsynchronously));
    }
}
