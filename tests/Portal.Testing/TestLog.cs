using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Portal.Testing;

/// <summary>Keeps the log of a host under test and shows it when the test fails.</summary>
public sealed class TestLog : ILoggerProvider
{
    private const int Kept = 5_000;
    private readonly ConcurrentQueue<string> lines = new();

    /// <summary>The newest lines, oldest first: level, category, message, exception.</summary>
    public IReadOnlyList<string> Lines => [.. lines];

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    /// <summary>Writes the log to the output of the test that runs now, when it has failed.</summary>
    public void ShowIfFailed()
    {
        if (TestContext.Current is { TestState.Result: TestResult.Failed, TestOutputHelper: { } output })
            output.WriteLine("--- log of the server\n" + string.Join('\n', lines));
    }

    public void Dispose()
    {
    }

    private void Add(string line)
    {
        lines.Enqueue(line);
        while (lines.Count > Kept && lines.TryDequeue(out _))
        {
        }
    }

    private sealed class Writer(TestLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Add($"{logLevel} {category}: {formatter(state, exception)}{(exception is null ? "" : "\n" + exception)}");
    }
}
