using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Kit.Time;
using Portal.Storage.Database;
using Portal.Storage.Nodes;
using Portal.Storage.Search;

namespace Portal.Storage.Start;

/// <summary>Starting on the SQLite file.</summary>
internal sealed class SqliteStart(DatabaseTarget target, DataFolder data, SearchTokens tokens, TimeProvider clock) : StartSteps
{
    private const int CopiesKept = 5;

    public override Task<IAsyncDisposable> LockAsync(CancellationToken ct)
    {
        try
        {
            // The operating system lets go of the file when the process ends, however it ends.
            IAsyncDisposable held = new FileStream(target.File + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return Task.FromResult(held);
        }
        catch (IOException taken)
        {
            throw new DatabaseStartException(
                $"Another process is starting on {target.File}. Wait until it has started, or end it. Nothing was changed.", taken);
        }
    }

    public override Task<bool> ExistsAsync(CancellationToken ct) =>
        Task.FromResult(new FileInfo(target.File) is { Exists: true, Length: > 0 });

    public override async Task<string> SchemaAsync(PortalDb db, CancellationToken ct) =>
        string.Join(
            '\n',
            await db.Database
                .SqlQueryRaw<string>(
                    """
                    SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') AS "Value" FROM sqlite_master
                    WHERE name NOT LIKE 'sqlite\_%' ESCAPE '\' AND tbl_name NOT LIKE '\_\_%' ESCAPE '\' AND tbl_name NOT LIKE 'storage\_search\_fts%' ESCAPE '\'
                    ORDER BY type, name
                    """)
                .ToListAsync(ct));

    public override async Task<string?> CopyAsync(string before, CancellationToken ct)
    {
        var folder = data.Below("copies");
        var name = string.Create(CultureInfo.InvariantCulture, $"portal-{clock.UtcNow():yyyyMMdd-HHmmss}-before-{before}.db");
        var path = Path.Combine(folder, name);
        await SqliteCopy.ToFileAsync(target.ConnectionString, path, ct);
        foreach (var old in Directory.GetFiles(folder, "portal-*-before-*.db").Order(StringComparer.Ordinal).SkipLast(CopiesKept))
            File.Delete(old);
        return path;
    }

    public override async Task ClearStaleLockAsync(PortalDb db, CancellationToken ct)
    {
        // EF leaves a row in this table when it is killed, and waits for it to go at every later start, for ever. We hold
        // a lock of our own, so nobody else is migrating.
        var there = await db.Database
            .SqlQueryRaw<int>("SELECT count(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'")
            .SingleAsync(ct);
        if (there > 0)
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", ct);
    }

    public override async Task PrepareAsync(PortalDb db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", ct);
        await tokens.CreateAsync(db, ct);

        // One process at a time works on a SQLite file: who held the lease is gone, and nobody has to wait for its end.
        await db.Set<LeaseRow>().ExecuteUpdateAsync(l => l.SetProperty(x => x.Holder, ""), ct);
    }
}
