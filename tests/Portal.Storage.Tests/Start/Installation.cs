using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Storage.Database;
using Portal.Storage.Start;

namespace Portal.Storage.Tests.Start;

/// <summary>A portal of storage alone with <see cref="TwoMigrations"/>.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public Installation(IEnumerable<KeyValuePair<string, string?>> settings, ILoggerProvider log)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var added = new ServiceCollection();
        added.AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Debug));
        added.AddSingleton<IConfiguration>(configuration);
        added.AddSingleton(TimeProvider.System);
        added.AddMigrations(typeof(TwoMigrations).Assembly);
        new StorageModule().AddServices(added, configuration);
        services = added.BuildServiceProvider();
    }

    public PortalStore Store => services.GetRequiredService<PortalStore>();

    public Task StartAsync() => DatabaseStart.RunAsync(services, CancellationToken.None);

    public async Task<IReadOnlyList<string>> QueryAsync(string sql)
    {
        await using var db = Store.Open();
        return await db.Database.SqlQueryRaw<string>(sql).ToListAsync();
    }

    public Task RunAsync(string sql) => Store.WriteAsync(db => db.Database.ExecuteSqlRawAsync(sql));

    /// <summary>Everything that an interrupted or refused start might have changed: schema and history.</summary>
    public async Task<string> StateAsync()
    {
        await using var db = Store.Open();
        var schema = await services.GetRequiredService<StartSteps>().SchemaAsync(db, CancellationToken.None);
        return schema + "\n" + string.Join(',', await db.Database.GetAppliedMigrationsAsync());
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
