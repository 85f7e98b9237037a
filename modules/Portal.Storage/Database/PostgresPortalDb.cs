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

    // "events" in ASCII. Taken last of all locks, so that it takes part in no deadlock; released after the commit is visible.
    private protected override Task QueueForCommitAsync(CancellationToken ct) =>
        Database.ExecuteSqlRawAsync($"SELECT pg_advisory_xact_lock({0x6576656E7473})", ct);
}
