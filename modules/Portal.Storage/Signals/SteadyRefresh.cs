namespace Portal.Storage.Signals;

/// <summary>
/// Keeps an interactive page in step with signals, which come in storms (a full room sends a hundred comments a second) and
/// on other threads: one refresh runs at a time, what comes meanwhile asks for one more, and a breath lies between two.
/// </summary>
/// <param name="dispatch">Brings work onto the page's own dispatcher: <c>ComponentBase.InvokeAsync</c>.</param>
/// <param name="refresh">Reads anew and renders, on the dispatcher. One that is cancelled or fails does not keep the next signal from asking again.</param>
/// <param name="clock">Times the breath of 300 ms.</param>
public sealed class SteadyRefresh(Func<Func<Task>, Task> dispatch, Func<Task> refresh, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource gone = new();
    private int asked;
    private bool running; // of the dispatcher alone

    /// <summary>Asks for a refresh; returns at once. From any thread.</summary>
    public void Wake()
    {
        // Always handed over: what was asked during a refresh that failed must not wait for somebody who thinks it is on its way.
        Interlocked.Exchange(ref asked, 1);
        _ = dispatch(RunAsync);
    }

    /// <summary>The page is left: nothing is refreshed any more.</summary>
    public void Dispose() => gone.Cancel();

    private async Task RunAsync()
    {
        if (running || gone.IsCancellationRequested)
            return;
        running = true;
        try
        {
            while (Interlocked.Exchange(ref asked, 0) > 0)
            {
                await refresh();
                await Task.Delay(Breath, clock, gone.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        finally
        {
            running = false;
        }
    }
}
