using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Portal.Testing;

namespace Portal.Storage.Tests.Start;

/// <summary>A process that starts on a database, to be killed in the middle.</summary>
internal static class MigratingChild
{
    /// <summary>The child's part: starts, and prints every command before it is sent.</summary>
    public static async Task<int> RunAsync(string folder, string connectionString)
    {
        var settings = new Dictionary<string, string?> { ["Portal:DataPath"] = folder, ["Storage:ConnectionString"] = connectionString };
        await using var installation = new Installation(settings, new ToConsole());
        await installation.StartAsync();
        return 0;
    }

    /// <summary>The test's part: starts a child on the database and kills it inside the endless statement.</summary>
    public static async Task KillInTheMiddleAsync(TempDatabase database, bool torn)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["migrate", database.Folder, database.ConnectionString])
        {
            RedirectStandardOutput = true,
        };
        start.Environment[TwoMigrations.Endless] = "1";
        if (torn)
            start.Environment[TwoMigrations.Torn] = "1";
        using var child = Process.Start(start)!;
        var said = new List<string>();
        while (await child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.Contains("/* endless */"))
            said.Add(line);
        Assert.False(child.HasExited, string.Join('\n', said));
        child.Kill();
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private sealed class ToConsole : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Console.WriteLine(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
