using Portal.Storage.Database;

namespace Portal.Storage.Start;

/// <summary>What differs between SQLite and PostgreSQL when the portal starts.</summary>
internal abstract class StartSteps
{
    /// <summary>Keeps other processes from starting on the same database until disposed.</summary>
    public abstract Task<IAsyncDisposable> LockAsync(CancellationToken ct);

    /// <summary>Whether there is anything in the database yet. Creates nothing.</summary>
    public abstract Task<bool> ExistsAsync(CancellationToken ct);

    /// <summary>
    /// Everything that makes up the schema but EF's and our own bookkeeping (names that begin with two underscores), one
    /// line each, in a fixed order; empty for an empty database.
    /// </summary>
    public abstract Task<string> SchemaAsync(PortalDb db, CancellationToken ct);

    /// <summary>Copies the database aside; returns where, or null where the operator keeps copies (PostgreSQL).</summary>
    public abstract Task<string?> CopyAsync(string before, CancellationToken ct);

    /// <summary>Prepares the connection for long statements.</summary>
    public virtual Task BeginAsync(PortalDb db, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Removes what a killed migration of EF leaves behind and later starts would wait for.</summary>
    public abstract Task ClearStaleLockAsync(PortalDb db, CancellationToken ct);

    /// <summary>What lies outside the migrations: journal mode, search index. Repeatable.</summary>
    public abstract Task PrepareAsync(PortalDb db, CancellationToken ct);
}
