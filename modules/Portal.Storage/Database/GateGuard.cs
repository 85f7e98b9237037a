using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Storage.Database;

/// <summary>
/// Nobody writes past the gate: transactions, ExecuteUpdate, ExecuteDelete and SQL statements are refused on a context
/// that holds no pass. On PostgreSQL too, so that what works on one database works on the other.
/// </summary>
internal sealed class GateGuard : DbCommandInterceptor, IDbTransactionInterceptor
{
    public static readonly GateGuard Instance = new();

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Check(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result)
    {
        Check(eventData.Context);
        return result;
    }

    public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection,
        TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default)
    {
        Check(eventData.Context);
        return ValueTask.FromResult(result);
    }

    private static void Check(DbContext? context)
    {
        if (context is PortalDb { Wiring: not null, HoldsGate: false })
            throw new InvalidOperationException("Write inside PortalStore.WriteAsync: this context has not passed the write gate.");
    }
}
