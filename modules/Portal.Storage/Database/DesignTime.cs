using System.Reflection;

namespace Portal.Storage.Database;

/// <summary>Contexts with the whole model and no database, for making migrations and for comparing them with the model.</summary>
public static class DesignTime
{
    /// <summary>The SQLite model of these parts with the migrations of that assembly.</summary>
    public static SqlitePortalDb Sqlite(ModelParts parts, Assembly migrations) =>
        new(PortalDbFactory.SqliteOptions("Data Source=:memory:", migrations).Options, parts);

    /// <summary>The PostgreSQL model of these parts with the migrations of that assembly.</summary>
    public static PostgresPortalDb Postgres(ModelParts parts, Assembly migrations) =>
        new(PortalDbFactory.PostgresOptions("Host=localhost;Database=none", migrations).Options, parts);
}
