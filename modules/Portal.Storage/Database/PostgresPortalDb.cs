using Microsoft.EntityFrameworkCore;

namespace Portal.Storage.Database;

/// <summary><see cref="PortalDb"/> on PostgreSQL.</summary>
public sealed class PostgresPortalDb(DbContextOptions<PostgresPortalDb> options, ModelParts parts) : PortalDb(options, parts)
{
    private protected override void ApplyProviderConventions(ModelBuilder model)
    {
        // Key columns compare byte by byte, so that order and uniqueness never depend on the server's locale.
        foreach (var property in model.Model.GetEntityTypes().SelectMany(t => t.GetProperties()))
        {
            if (property.ClrType == typeof(string) && (property.IsKey() || property.IsForeignKey() || property.IsIndex()))
                property.SetCollation("C");
        }
    }
}
