using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Portal.Storage.Database;

/// <summary>Telling a lost race for a unique key from every other failure of a write.</summary>
public static class DuplicateKey
{
    // sqlite.org/rescode.html: SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE.
    private const int PrimaryKey = 1555;
    private const int Unique = 2067;

    /// <summary>Whether the write failed because a row with the same unique key was there already.</summary>
    public static bool IsDuplicate(this DbUpdateException failure) => failure?.InnerException switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is PrimaryKey or Unique,
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        _ => false,
    };
}
