using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Portal.Storage.Database;

/// <summary>
/// The way to the database: one context per operation. Reads open a context; writes pass, on SQLite, the one
/// asynchronous gate, so that waiting writers hold no thread and the live stream's ticks are never starved.
/// </summary>
public sealed class PortalStore(IDbContextFactory<PortalDb> contexts, WriteGate gate)
{
    /// <summary>Opens a context for reading, without change tracking. Dispose it.</summary>
    public PortalDb Open()
    {
        var db = contexts.CreateDbContext();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return db;
    }

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction, saves what it added or changed, commits. Events announced with
    /// <see cref="Events.Announcements.Announce"/> are in the same transaction. An exception rolls everything back.
    /// Do no waiting for anything but the database inside, and start no other write: hand <c>db</c> on.
    /// </summary>
    public async Task<T> WriteAsync<T>(Func<PortalDb, Task<T>> work, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        T result;
        try
        {
            result = await CommitAsync(db, work, ct);
        }
        catch (InvalidOperationException failed) when (failed.InnerException is DbUpdateException or DbException { IsTransient: true })
        {
            // Npgsql's word for what may be tried again, a deadlock with another node above all: a collision like any other.
            throw new DbUpdateException(failed.InnerException.Message, failed);
        }

        await db.WakeHandlersAsync();
        return result;
    }

    private async Task<T> CommitAsync<T>(PortalDb db, Func<PortalDb, Task<T>> work, CancellationToken ct)
    {
        using (await gate.EnterAsync(ct))
        {
            db.HoldsGate = true;
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var result = await work(db);
            await db.SaveChangesAsync(ct);
            await db.StoreAnnouncedAsync(ct);
            await transaction.CommitAsync(ct);
            return result;
        }
    }

    /// <summary>As <see cref="WriteAsync{T}"/>, without a result.</summary>
    public Task WriteAsync(Func<PortalDb, Task> work, CancellationToken ct = default) =>
        WriteAsync(
            async db =>
            {
                await work(db);
                return true;
            },
            ct);
}
