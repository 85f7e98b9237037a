using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Kit.Events;
using Portal.Kit.Modules;
using Portal.Storage.Backups;
using Portal.Storage.Blobs;
using Portal.Storage.Database;
using Portal.Storage.Events;
using Portal.Storage.Jobs;
using Portal.Storage.Keys;
using Portal.Storage.Nodes;
using Portal.Storage.Recipes;
using Portal.Storage.Search;
using Portal.Storage.Secrets;
using Portal.Storage.Signals;
using Portal.Storage.Start;

namespace Portal.Storage;

/// <summary>The database, files, event rows, jobs, search and backup.</summary>
public sealed class StorageModule : PortalModule
{
    /// <inheritdoc />
    public override string Name => "storage";

    /// <inheritdoc />
    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        AddDatabase(services, configuration);
        AddKeys(services);
        AddBackground(services);
        services.AddSingleton<IBlobs, DiskBlobs>();
        services.AddSingleton<RecipeImporter>();
        services.AddSingleton(sp => new SearchIndex(sp.GetRequiredService<PortalStore>(), sp.GetRequiredService<SearchTokens>()));
        services.AddSingleton(sp => new Backup(sp.GetRequiredService<DatabaseTarget>(), sp.GetRequiredService<DataFolder>()));
        services.AddEntities(Entities);
    }

    private static void Entities(ModelBuilder model)
    {
        model.ApplyConfiguration(new EventRow.Table());
        model.ApplyConfiguration(new CursorRow.Table());
        model.ApplyConfiguration(new LeaseRow.Table());
        model.ApplyConfiguration(new KeyRow.Table());
        model.ApplyConfiguration(new SecretRow.Table());
        model.ApplyConfiguration(new RecipeRow.Table());
        model.ApplyConfiguration(new SearchDocument.Table());
    }

    private static void AddDatabase(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection("Storage")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsCheck>();
        services.AddSingleton(sp => new DataFolder(configuration, sp.GetService<IHostEnvironment>()));
        services.AddSingleton<DatabaseTarget>();
        services.AddSingleton<ModelParts>();
        services.AddSingleton<DbWiring>();
        services.AddSingleton<IDbContextFactory<PortalDb>>(sp => ActivatorUtilities.CreateInstance<PortalDbFactory>(sp));
        services.AddSingleton<PortalStore>();

        // For the stores of ASP.NET Core Identity, which want a context of the request.
        services.AddScoped(sp => sp.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContext());
        AddChoices(services);
    }

    /// <summary>Everything that differs between the two databases is chosen here.</summary>
    private static void AddChoices(IServiceCollection services)
    {
        services.AddSingleton(sp => sp.GetRequiredService<DatabaseTarget>().Choose(
            onSqlite: () => new WriteGate(oneAtATime: true),
            onPostgres: () => new WriteGate(oneAtATime: false)));
        services.AddSingleton(sp => sp.GetRequiredService<DatabaseTarget>().Choose<StartSteps>(
            onSqlite: () => ActivatorUtilities.CreateInstance<SqliteStart>(sp),
            onPostgres: () => ActivatorUtilities.CreateInstance<PostgresStart>(sp)));
        services.AddSingleton(sp => sp.GetRequiredService<DatabaseTarget>().Choose<SearchTokens>(
            onSqlite: () => new SqliteTokens(),
            onPostgres: () => new PostgresTokens()));
        services.AddSingleton(sp => sp.GetRequiredService<DatabaseTarget>().Choose<ISignals>(
            onSqlite: () => ActivatorUtilities.CreateInstance<InProcessSignals>(sp),
            onPostgres: () => ActivatorUtilities.CreateInstance<PostgresSignals>(sp)));
        services.AddSingleton<IHostedService>(sp => sp.GetRequiredService<ISignals>() as IHostedService ?? new NothingToHost());
    }

    private static void AddBackground(IServiceCollection services)
    {
        services.AddSingleton<LocalSignals>();
        services.AddSingleton<Node>();
        services.AddSingleton<Lease>();
        services.AddSingleton<EventLanes>();
        services.AddSingleton<ILeaderWork>(sp => sp.GetRequiredService<EventLanes>());
        services.AddSingleton<ILeaderWork, JobRunner>();
        services.AddJob<ForgetEvents>();
        services.AddHandler<ItemPublished, KeepSearch>();
        services.AddHandler<EpisodeAired, KeepSearch>();
        services.AddHandler<OrderAnsweredOnAir, KeepSearch>();
        services.AddJob<CatchUpSearch>();
        services.AddHostedService<Leader>();
    }

    private static void AddKeys(IServiceCollection services)
    {
        // A fixed name: nodes in different folders share what they sealed.
        services.AddDataProtection().SetApplicationName("portal");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeyRing>();

        // "No XML encryptor configured": known, see StorageOptions.KeyFile.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error));
        services.AddSingleton<KeyFile>();
        services.AddSingleton<RenewKeys>();
        services.AddSingleton<IJob>(sp => sp.GetRequiredService<RenewKeys>());
        services.AddSingleton<SecretRows>();
        services.AddSingleton(sp => new SecretBox(sp.GetRequiredService<IDataProtectionProvider>(), sp.GetRequiredService<SecretRows>()));
    }

    /// <summary>Stands where this database needs nothing in the background.</summary>
    private sealed class NothingToHost : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
