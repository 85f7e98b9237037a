using Microsoft.Data.Sqlite;

namespace Portal.Testing;

/// <summary>A database and a data folder of one test, gone when disposed. Several hosts may share it: nodes of one portal.</summary>
public sealed class TempDatabase : IAsyncDisposable
{
    private readonly PostgresServer? server;

    private TempDatabase(PostgresServer? server, string connectionString)
    {
        this.server = server;
        ConnectionString = connectionString;
        Folder = Directory.CreateTempSubdirectory("portal-test-").FullName;
    }

    /// <summary>Value of <c>Portal:DataPath</c>.</summary>
    public string Folder { get; }

    /// <summary>Value of <c>Storage:ConnectionString</c>; empty for SQLite.</summary>
    public string ConnectionString { get; }

    /// <summary>The SQLite file.</summary>
    public string File => Path.Combine(Folder, "portal.db");

    /// <summary>An empty SQLite database: a folder without a file.</summary>
    public static TempDatabase Sqlite() => new(null, "");

    /// <summary>An empty database of that kind.</summary>
    public static async Task<TempDatabase> CreateAsync(OnDatabase kind)
    {
        if (kind == OnDatabase.Sqlite)
            return Sqlite();
        var server = await PostgresServer.OfThisProcessAsync();
        return new TempDatabase(server, await server.CreateDatabaseAsync());
    }

    /// <summary>The settings that lead a portal here.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Portal:DataPath"] = Folder,
        ["Storage:ConnectionString"] = ConnectionString,
    };

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DropDatabaseAsync(ConnectionString);
        else
            ClearPools();
        Directory.Delete(Folder, recursive: true);
    }

    private void ClearPools()
    {
        // Pooled connections keep the file open; the pool is found by the connection string that the portal used.
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = File, ForeignKeys = true, DefaultTimeout = 30 }.ToString());
        SqliteConnection.ClearPool(connection);
    }
}
