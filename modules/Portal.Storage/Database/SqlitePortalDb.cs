using Microsoft.EntityFrameworkCore;

namespace Portal.Storage.Database;

/// <summary><see cref="PortalDb"/> on SQLite.</summary>
public sealed class SqlitePortalDb(DbContextOptions<SqlitePortalDb> options, ModelParts parts) : PortalDb(options, parts)
{
    private protected override void ApplyProviderConventions(ModelBuilder model)
    {
    }

    // The write gate lets one transaction in at a time.
    private protected override Task QueueForCommitAsync(CancellationToken ct) => Task.CompletedTask;
}
