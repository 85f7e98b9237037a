using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Portal.Storage.Database;

/// <summary>Where the database is. The one place that knows which of the two it is; everything else asks <see cref="Choose"/>.</summary>
internal sealed class DatabaseTarget
{
    private readonly bool postgres;

    public DatabaseTarget(IOptions<StorageOptions> options, DataFolder data)
    {
        postgres = !string.IsNullOrWhiteSpace(options.Value.ConnectionString);
        File = Path.Combine(data.Path, "portal.db");
        ConnectionString = postgres
            ? options.Value.ConnectionString
            : new SqliteConnectionStringBuilder { DataSource = File, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
    }

    /// <summary>The SQLite file, whether or not it is there.</summary>
    public string File { get; }

    public string ConnectionString { get; }

    public T Choose<T>(Func<T> onSqlite, Func<T> onPostgres) => postgres ? onPostgres() : onSqlite();
}
