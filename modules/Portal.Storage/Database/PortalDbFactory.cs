using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;

namespace Portal.Storage.Database;

/// <summary>Creates the context of the database that the settings name.</summary>
internal sealed class PortalDbFactory(
    DatabaseTarget target, ModelParts parts, DbWiring wiring, ILoggerFactory logs, MigrationsHome? migrations = null) : IDbContextFactory<PortalDb>
{
    private readonly Func<PortalDb> create = target.Choose<Func<PortalDb>>(
        onSqlite: () =>
        {
            var options = SqliteOptions(target.ConnectionString, migrations?.Assembly).UseLoggerFactory(logs).Options;
            return () => new SqlitePortalDb(options, parts);
        },
        onPostgres: () =>
        {
            var options = PostgresOptions(target.ConnectionString, migrations?.Assembly).UseLoggerFactory(logs).Options;
            return () => new PostgresPortalDb(options, parts);
        });

    public PortalDb CreateDbContext()
    {
        var db = create();
        db.Wiring = wiring;
        return db;
    }

    internal static DbContextOptionsBuilder<SqlitePortalDb> SqliteOptions(string connectionString, Assembly? migrations) =>
        Common(new DbContextOptionsBuilder<SqlitePortalDb>())
            .UseSqlite(connectionString, sqlite =>
            {
                if (migrations is not null)
                    sqlite.MigrationsAssembly(migrations);
            })
            .AddInterceptors(SqliteSession.Instance);

    internal static DbContextOptionsBuilder<PostgresPortalDb> PostgresOptions(string connectionString, Assembly? migrations) =>
        Common(new DbContextOptionsBuilder<PostgresPortalDb>())
            .UseNpgsql(connectionString, postgres =>
            {
                if (migrations is not null)
                    postgres.MigrationsAssembly(migrations);
            });

    private static DbContextOptionsBuilder<TContext> Common<TContext>(DbContextOptionsBuilder<TContext> options)
        where TContext : PortalDb
    {
        options.ReplaceService<IModelCacheKeyFactory, PartsModelKey>();
        options.AddInterceptors(GateGuard.Instance);

        // Whether the checked-in migrations match the model is a test, not a question of every start; a host with fewer
        // modules than the site (a test) would be refused here.
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
        return options;
    }
}
