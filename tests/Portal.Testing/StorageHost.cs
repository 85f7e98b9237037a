using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Portal.Kit.Modules;
using Portal.Storage;
using Portal.Storage.Database;
using Portal.Storage.Start;
using Xunit;

namespace Portal.Testing;

/// <summary>
/// Some modules with a database of their own and a clock in the test's hand, without the site: no pages, no ports, nothing
/// in the background unless started. Tables are made from these modules' model.
/// </summary>
public sealed class StorageHost : IAsyncDisposable
{
    /// <summary>Where the fake clock starts: 2026-10-16 20:12 in China, a Friday evening.</summary>
    public static readonly DateTimeOffset Evening = new(2026, 10, 16, 12, 12, 0, TimeSpan.Zero);

    private readonly IHost host;
    private readonly TempDatabase database;
    private readonly bool ownsDatabase;

    private StorageHost(IHost host, TempDatabase database, bool ownsDatabase, FakeTimeProvider clock, TestLog log)
    {
        this.host = host;
        this.database = database;
        this.ownsDatabase = ownsDatabase;
        Clock = clock;
        Log = log;
    }

    public FakeTimeProvider Clock { get; }

    public TestLog Log { get; }

    public IServiceProvider Services => host.Services;

    public PortalStore Store => Get<PortalStore>();

    /// <summary>The database, to start a second node on it.</summary>
    public TempDatabase Database => database;

    /// <summary>Starts on SQLite with <see cref="StorageModule"/> and these modules.</summary>
    public static Task<StorageHost> StartAsync(params PortalModule[] modules) => StartAsync(OnDatabase.Sqlite, modules);

    /// <summary>Starts with <see cref="StorageModule"/> and these modules.</summary>
    /// <param name="kind">Which database, when none is given.</param>
    /// <param name="modules">In the order of the site; the storage module is added before them.</param>
    /// <param name="services">Further or replaced services: fakes for what other modules answer.</param>
    /// <param name="settings">Further settings.</param>
    /// <param name="on">A database to share with another host, which stays its owner.</param>
    /// <param name="clock">A clock to share with another host.</param>
    public static async Task<StorageHost> StartAsync(
        OnDatabase kind,
        IEnumerable<PortalModule> modules,
        Action<IServiceCollection>? services = null,
        IReadOnlyDictionary<string, string?>? settings = null,
        TempDatabase? on = null,
        FakeTimeProvider? clock = null)
    {
        var database = on ?? await TempDatabase.CreateAsync(kind);
        clock ??= new FakeTimeProvider(Evening);
        var log = new TestLog();
        ModuleList list = new([new StorageModule(), .. modules.Where(m => m is not StorageModule)]);

        var builder = Host.CreateEmptyApplicationBuilder(
            new HostApplicationBuilderSettings { EnvironmentName = "Testing", ContentRootPath = database.Folder });
        builder.Configuration.AddInMemoryCollection(database.Settings).AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Debug).AddFilter("Microsoft", LogLevel.Warning);
        builder.Services.AddSingleton(list);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddLocalization();
        foreach (var module in list.All)
            module.AddServices(builder.Services, builder.Configuration);
        services?.Invoke(builder.Services);

        var host = builder.Build();
        await DatabaseStart.CreateFromModelAsync(host.Services, TestContext.Current.CancellationToken);
        return new StorageHost(host, database, on is null, clock, log);
    }

    public T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    /// <summary>Starts what the modules do in the background: event handlers, jobs.</summary>
    public Task StartBackgroundAsync() => host.StartAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Log.ShowIfFailed();
        await host.StopAsync(CancellationToken.None);
        host.Dispose();
        if (ownsDatabase)
            await database.DisposeAsync();
    }
}
