using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Storage.Database;
using Portal.Testing;

namespace Portal.Storage.Tests.Start;

public sealed class CheckedInMigrationsTests
{
    [Theory, BothDatabases]
    public void Match_the_model_of_all_modules(OnDatabase kind)
    {
        var services = new ServiceCollection();
        foreach (var module in Site.Program.Modules().All)
            module.AddServices(services, new ConfigurationBuilder().Build());
        var parts = ModelParts.Of(services);
        var assembly = typeof(Site.Program).Assembly;
        using PortalDb db = kind == OnDatabase.Sqlite ? DesignTime.Sqlite(parts, assembly) : DesignTime.Postgres(parts, assembly);
        Assert.False(db.Database.HasPendingModelChanges(), "The model changed: run ./migration.sh Initial (until the first release) and commit.");
    }
}
