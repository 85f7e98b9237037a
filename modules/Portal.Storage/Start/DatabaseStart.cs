using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Storage.Database;
using Portal.Storage.Keys;
using Portal.Storage.Secrets;

namespace Portal.Storage.Start;

/// <summary>
/// Brings the database to this version of the portal, before anything else runs: one process at a time, a copy first, and
/// nothing touched when the database is newer or was left in the middle.
/// </summary>
public static class DatabaseStart
{
    /// <summary>Call it once, after the application is built and before it runs.</summary>
    /// <exception cref="DatabaseStartException">The database cannot be used; the message is for the operator.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A setting is wrong; the message names the key.</exception>
    public static async Task RunAsync(IServiceProvider services, CancellationToken ct = default)
    {
        var steps = services.GetRequiredService<StartSteps>();
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger("storage.start");
        await using var held = await steps.LockAsync(ct);
        await MigrateAsync(services, steps, log, ct);
        await CreateSecretsAsync(services, ct);
    }

    /// <summary>As <see cref="RunAsync"/> on an empty database, with tables made from the registered model instead of the migrations: for tests of a few modules.</summary>
    internal static async Task CreateFromModelAsync(IServiceProvider services, CancellationToken ct)
    {
        var steps = services.GetRequiredService<StartSteps>();
        await using var held = await steps.LockAsync(ct);
        await using (var db = await services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync(ct))
        {
            db.HoldsGate = true;
            if ((await steps.SchemaAsync(db, ct)).Length == 0)
                await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(ct);
            await steps.PrepareAsync(db, ct);
        }
        await CreateSecretsAsync(services, ct);
    }

    private static async Task MigrateAsync(IServiceProvider services, StartSteps steps, ILogger log, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync(ct);
        db.HoldsGate = true;
        await new Migration(db, steps, log).RunAsync(ct);
    }

    private static async Task CreateSecretsAsync(IServiceProvider services, CancellationToken ct)
    {
        try
        {
            await services.GetRequiredService<RenewKeys>().RunAsync(ct);
            await services.GetRequiredService<SecretRows>().CreateAsync(services.GetRequiredService<IDataProtectionProvider>(), ct);

            // Told now, not when the first villager signs in.
            _ = services.GetRequiredService<SecretBox>().Fingerprint("storage.start", "");
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or InvalidOperationException)
        {
            throw new DatabaseStartException(
                "The keys in the database cannot be read. Was it encrypted with another Storage:KeyFile? Give the portal the file that was there when the database was made.",
                unreadable);
        }
    }
}

/// <summary>The database cannot be used as it is. Nothing was changed.</summary>
public sealed class DatabaseStartException(string message, Exception? inner = null) : Exception(message, inner);
