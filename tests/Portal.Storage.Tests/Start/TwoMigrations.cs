using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Storage.Database;

#pragma warning disable CA1812, IDE0130 // Found by EF Core.
namespace Portal.Storage.Tests.Start;

/// <summary>Migrations of a portal that has nothing but storage: the first makes its tables, the second can be made endless or torn.</summary>
internal static class TwoMigrations
{
    /// <summary>Set in the child that will be killed: the second migration then never ends.</summary>
    public const string Endless = "PORTAL_TEST_ENDLESS";

    /// <summary>Set in the child that will be killed: the second migration then runs outside a transaction.</summary>
    public const string Torn = "PORTAL_TEST_TORN";

    public static ModelParts Parts()
    {
        var services = new ServiceCollection();
        new StorageModule().AddServices(services, new ConfigurationBuilder().Build());
        return ModelParts.Of(services);
    }

    public static void First(MigrationBuilder migration, DbContext db)
    {
        using (db)
            migration.Sql(db.Database.GenerateCreateScript());
    }

    public static void Second(MigrationBuilder migration, string endless)
    {
        var torn = Environment.GetEnvironmentVariable(Torn) is not null;
        migration.Sql("CREATE TABLE early (id INTEGER)", suppressTransaction: torn);
        if (Environment.GetEnvironmentVariable(Endless) is not null)
            migration.Sql(endless, suppressTransaction: torn);
        migration.Sql("CREATE TABLE late (id INTEGER)", suppressTransaction: torn);
    }
}

[DbContext(typeof(SqlitePortalDb))]
[Migration("20260101000000_First")]
internal sealed class SqliteFirst : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        TwoMigrations.First(migrationBuilder, DesignTime.Sqlite(TwoMigrations.Parts(), typeof(SqliteFirst).Assembly));
}

[DbContext(typeof(SqlitePortalDb))]
[Migration("20260102000000_Second")]
internal sealed class SqliteSecond : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        TwoMigrations.Second(
            migrationBuilder,
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) INSERT INTO early /* endless */ SELECT x FROM n WHERE x < 0");
}

[DbContext(typeof(PostgresPortalDb))]
[Migration("20260101000000_First")]
internal sealed class PostgresFirst : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        TwoMigrations.First(migrationBuilder, DesignTime.Postgres(TwoMigrations.Parts(), typeof(PostgresFirst).Assembly));
}

[DbContext(typeof(PostgresPortalDb))]
[Migration("20260102000000_Second")]
internal sealed class PostgresSecond : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        TwoMigrations.Second(migrationBuilder, "SELECT /* endless */ pg_sleep(3600)");
}
