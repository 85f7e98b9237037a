using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Portal.Live.Tests.Hosting;

/// <summary>Keeps log lines and lets a test wait for one.</summary>
public sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> lines = [];
    private TaskCompletionSource added = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyCollection<string> All => lines;

    public async Task<string> WaitForAsync(string part)
    {
        while (true)
        {
            var next = Volatile.Read(ref added).Task;
            if (lines.FirstOrDefault(l => l.Contains(part, StringComparison.Ordinal)) is { } line)
                return line;
            await next.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");
        Interlocked.Exchange(ref added, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    public void Dispose()
    {
    }
}
