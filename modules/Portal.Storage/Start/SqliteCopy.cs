using Microsoft.Data.Sqlite;

namespace Portal.Storage.Start;

/// <summary>Copies a SQLite database that may be in use, with SQLite's online backup.</summary>
internal static class SqliteCopy
{
    /// <summary>Writes the copy under another name first: a name never stands for half a copy.</summary>
    public static async Task ToFileAsync(string connectionString, string path, CancellationToken ct)
    {
        var arriving = path + ".part";
        File.Delete(arriving);
        await using (var source = new SqliteConnection(connectionString))
        await using (var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = arriving, Pooling = false }.ToString()))
        {
            await source.OpenAsync(ct);
            await copy.OpenAsync(ct);
            source.BackupDatabase(copy);
        }
        File.Move(arriving, path, overwrite: true);
    }
}
