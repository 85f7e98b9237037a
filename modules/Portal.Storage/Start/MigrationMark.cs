using Microsoft.EntityFrameworkCore;
using Portal.Storage.Database;

namespace Portal.Storage.Start;

/// <summary>A note in the database, committed before a migration begins and removed after it: which, and on what schema.</summary>
/// <param name="Migration">The migration that was begun.</param>
/// <param name="Schema">Fingerprint of the schema before it.</param>
internal sealed record MigrationMark(string Migration, string Schema)
{
    /// <summary>The note, or null when the last migration ended well.</summary>
    public static async Task<MigrationMark?> ReadAsync(PortalDb db, CancellationToken ct)
    {
        try
        {
            var notes = await db.Database
                .SqlQueryRaw<string>("SELECT migration || ' ' || schema_before AS \"Value\" FROM __portal_migration")
                .ToListAsync(ct);
            return notes is [{ } note] && note.Split(' ') is [var migration, var schema] ? new MigrationMark(migration, schema) : null;
        }
        catch (System.Data.Common.DbException)
        {
            // No such table: never migrated by this code.
            return null;
        }
    }

    public static async Task WriteAsync(PortalDb db, string migration, string schema, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlRawAsync(
            "CREATE TABLE IF NOT EXISTS __portal_migration (migration TEXT NOT NULL, schema_before TEXT NOT NULL)", ct);
        await db.Database.ExecuteSqlRawAsync("DELETE FROM __portal_migration", ct);
        await db.Database.ExecuteSqlAsync($"INSERT INTO __portal_migration VALUES ({migration}, {schema})", ct);
        await transaction.CommitAsync(ct);
    }

    public static Task ClearAsync(PortalDb db, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync("DELETE FROM __portal_migration", ct);
}
