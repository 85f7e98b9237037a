using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Storage.Database;

namespace Portal.Structure.Tests.Code;

public sealed class TablePrefixTests
{
    [Fact]
    public void Every_table_carries_the_name_of_its_module()
    {
        var services = new ServiceCollection();
        var modules = Site.Program.Modules().All;
        foreach (var module in modules)
            module.AddServices(services, new ConfigurationBuilder().Build());
        using var db = DesignTime.Sqlite(ModelParts.Of(services), typeof(Site.Program).Assembly);
        var prefixes = modules.ToDictionary(m => m.GetType().Assembly, m => m.Name + "_");

        // What belongs to no module's assembly comes from ASP.NET Core Identity.
        Assert.DoesNotContain(
            db.Model.GetEntityTypes(),
            entity => !entity.GetTableName()!.StartsWith(prefixes.GetValueOrDefault(entity.ClrType.Assembly, "accounts_"), StringComparison.Ordinal));
    }
}
