using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging;
using Portal.Storage.Database;

namespace Portal.Storage.Start;

/// <summary>Looks at the database, refuses or migrates it, one migration at a time.</summary>
internal sealed class Migration(PortalDb db, StartSteps steps, ILogger log)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var known = db.Database.GetMigrations().ToList();
        if (known.Count == 0)
            throw new DatabaseStartException("This build carries no migrations for this kind of database.");

        var applied = new List<string>();
        var copyNeeded = false;
        if (await steps.ExistsAsync(ct))
        {
            applied = [.. await db.Database.GetAppliedMigrationsAsync(ct)];
            await RefuseUnfitAsync(known, applied, ct);
            copyNeeded = applied.Count > 0;
        }

        var pending = known.Skip(applied.Count).ToList();
        if (pending.Count > 0)
        {
            if (copyNeeded && await steps.CopyAsync(pending[0], ct) is { } copy)
                log.LogInformation("Copied the database to {Copy} before migrating", copy);
            db.Database.SetCommandTimeout(TimeSpan.FromHours(2));
            await steps.BeginAsync(db, ct);
            await steps.ClearStaleLockAsync(db, ct);
            foreach (var migration in pending)
                await ApplyAsync(migration, ct);
        }
        await steps.PrepareAsync(db, ct);
    }

    private async Task RefuseUnfitAsync(List<string> known, List<string> applied, CancellationToken ct)
    {
        if (applied.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw new DatabaseStartException(
                $"The database is newer than this build of the portal: it carries the migration {unknown}. Start the newer build, or restore the copy made before it. Nothing was changed.");
        }
        if (!applied.SequenceEqual(known.Take(applied.Count), StringComparer.Ordinal))
        {
            throw new DatabaseStartException(
                $"The database is half migrated: {applied[^1]} is there and {known.Except(applied, StringComparer.Ordinal).First()} before it is not. Restore a copy. Nothing was changed.");
        }
        var schema = await steps.SchemaAsync(db, ct);
        if (await MigrationMark.ReadAsync(db, ct) is { } mark)
        {
            // A migration rolled back as a whole leaves the schema that was noted before it; one that was committed is in
            // the history. Anything else is neither here nor there.
            if (!applied.Contains(mark.Migration, StringComparer.Ordinal) && mark.Schema != Fingerprint(schema))
            {
                throw new DatabaseStartException(
                    $"The database is half migrated: a process ended in the middle of {mark.Migration}. Restore the copy made before it (folder copies beside the database). Nothing was changed.");
            }
        }
        else if (applied.Count == 0 && schema.Length > 0)
        {
            throw new DatabaseStartException(
                "The database holds tables that are not the portal's. Name an empty database. Nothing was changed.");
        }
    }

    private async Task ApplyAsync(string migration, CancellationToken ct)
    {
        log.LogInformation("Migrating the database: {Migration}", migration);
        await MigrationMark.WriteAsync(db, migration, Fingerprint(await steps.SchemaAsync(db, ct)), ct);
        await db.GetService<IMigrator>().MigrateAsync(migration, ct);
        await MigrationMark.ClearAsync(db, ct);
    }

    private static string Fingerprint(string schema) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(schema)));
}
