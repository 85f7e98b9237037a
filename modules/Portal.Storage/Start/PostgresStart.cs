using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Storage.Database;
using Portal.Storage.Search;

namespace Portal.Storage.Start;

/// <summary>Starting on PostgreSQL.</summary>
internal sealed class PostgresStart(DatabaseTarget target, SearchTokens tokens) : StartSteps
{
    // Any number that nobody else uses in this database: "portal" in ASCII.
    private const long LockKey = 0x706F7274616C;

    public override async Task<IAsyncDisposable> LockAsync(CancellationToken ct)
    {
        // Not from the pool: the lock ends with the session, however the process ends.
        var server = new NpgsqlConnectionStringBuilder(target.ConnectionString) { Pooling = false, CommandTimeout = 0 };
        var connection = new NpgsqlConnection(server.ToString());
        try
        {
            await connection.OpenAsync(ct);
            await using var command = new NpgsqlCommand($"SELECT pg_advisory_lock({LockKey})", connection);
            await command.ExecuteNonQueryAsync(ct);
            return connection;
        }
        catch (NpgsqlException unreachable)
        {
            await connection.DisposeAsync();
            throw new DatabaseStartException(
                $"PostgreSQL at {server.Host}:{server.Port}, database {server.Database}, cannot be opened (Storage:ConnectionString): {unreachable.Message}",
                unreachable);
        }
    }

    // The database itself must be there: LockAsync has opened it.
    public override Task<bool> ExistsAsync(CancellationToken ct) => Task.FromResult(true);

    public override async Task<string> SchemaAsync(PortalDb db, CancellationToken ct) =>
        string.Join(
            '\n',
            await db.Database
                .SqlQueryRaw<string>(
                    """
                    SELECT line AS "Value" FROM (
                      SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') AS line
                      FROM information_schema.columns
                      WHERE table_schema = current_schema() AND left(table_name, 2) <> '__' AND table_name NOT LIKE 'storage\_search\_fts%'
                      UNION ALL
                      SELECT indexdef FROM pg_indexes
                      WHERE schemaname = current_schema() AND left(tablename, 2) <> '__' AND tablename NOT LIKE 'storage\_search\_fts%'
                      UNION ALL
                      SELECT conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
                      WHERE connamespace = current_schema()::regnamespace AND left(conrelid::regclass::text, 3) NOT LIKE '%\_\_%'
                        AND conrelid::regclass::text NOT LIKE 'storage\_search\_fts%'
                    ) AS lines ORDER BY line COLLATE "C"
                    """)
                .ToListAsync(ct));

    public override Task<string?> CopyAsync(string before, CancellationToken ct) => Task.FromResult<string?>(null);

    public override async Task BeginAsync(PortalDb db, CancellationToken ct)
    {
        // When this process is killed, the server notices within 2 s instead of at the end of the statement, and the next
        // start need not wait for it. Kept for the session, so the connection stays open.
        await db.Database.OpenConnectionAsync(ct);
        await db.Database.ExecuteSqlRawAsync("SET client_connection_check_interval = '2s'", ct);
    }

    public override Task ClearStaleLockAsync(PortalDb db, CancellationToken ct) => Task.CompletedTask;

    public override Task PrepareAsync(PortalDb db, CancellationToken ct) => tokens.CreateAsync(db, ct);
}
