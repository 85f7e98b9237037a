using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Storage.Database;

namespace Portal.Design;

/// <summary>The SQLite context as <c>dotnet ef</c> wants it: the model of all modules, no database.</summary>
internal sealed class SqliteAtDesignTime : IDesignTimeDbContextFactory<SqlitePortalDb>
{
    public SqlitePortalDb CreateDbContext(string[] args) => DesignTime.Sqlite(SiteModel.Parts(), typeof(Site.Program).Assembly);
}

/// <summary>The PostgreSQL context as <c>dotnet ef</c> wants it.</summary>
internal sealed class PostgresAtDesignTime : IDesignTimeDbContextFactory<PostgresPortalDb>
{
    public PostgresPortalDb CreateDbContext(string[] args) => DesignTime.Postgres(SiteModel.Parts(), typeof(Site.Program).Assembly);
}

/// <summary>What the site's modules add to the model.</summary>
internal static class SiteModel
{
    public static ModelParts Parts()
    {
        var services = new ServiceCollection();
        foreach (var module in Site.Program.Modules().All)
            module.AddServices(services, new ConfigurationBuilder().Build());
        return ModelParts.Of(services);
    }
}
