using Portal.Storage.Tests.Start;

namespace Portal.Storage.Tests;

internal static class Program
{
    public static Task<int> Main(string[] args) => args is ["migrate", var folder, var connectionString]
        ? MigratingChild.RunAsync(folder, connectionString)
        : Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
}
