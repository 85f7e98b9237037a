using Portal.Storage.Database;
using Portal.Storage.Start;

namespace Portal.Storage.Backups;

/// <summary>Copies everything that the installation keeps, while it runs.</summary>
public sealed class Backup
{
    private readonly DatabaseTarget target;
    private readonly DataFolder data;

    internal Backup(DatabaseTarget target, DataFolder data)
    {
        this.target = target;
        this.data = data;
    }

    /// <summary>
    /// Writes a copy of the data folder: the database by SQLite's online backup, then the files, which are only ever added
    /// while it runs. On PostgreSQL the files alone; the lines say how to copy the database. To restore, stop the portal
    /// and put the copy in the place of the data folder.
    /// </summary>
    /// <param name="path">A folder that is not there yet, outside the data folder.</param>
    /// <param name="ct">Stops it; what was copied remains under the name with <c>.part</c>.</param>
    /// <returns>Lines for the console.</returns>
    /// <exception cref="IOException">The folder is there already, lies inside the data folder, or cannot be written.</exception>
    public async Task<IReadOnlyList<string>> ToAsync(string path, CancellationToken ct = default)
    {
        path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.Exists(path))
            throw new IOException($"{path} is there already; name a folder that is not.");
        if ((path + '/').StartsWith(Path.TrimEndingDirectorySeparator(data.Path) + '/', StringComparison.Ordinal))
            throw new IOException($"{path} lies inside the data folder {data.Path}; name one outside.");

        // A name never stands for half a copy.
        var arriving = path + ".part";
        if (Directory.Exists(arriving))
            Directory.Delete(arriving, recursive: true);
        Directory.CreateDirectory(arriving);
        var database = await target.Choose<Task<string>>(
            onSqlite: async () =>
            {
                if (!File.Exists(target.File))
                    throw new IOException($"There is no database at {target.File}.");
                await SqliteCopy.ToFileAsync(target.ConnectionString, Path.Combine(arriving, Path.GetFileName(target.File)), ct);
                return "Database and files were copied.";
            },
            onPostgres: () => Task.FromResult("The files were copied. Copy the database with pg_dump --format=custom (the connection is Storage:ConnectionString)."));
        var files = CopyFolders(arriving, ct);
        Directory.Move(arriving, path);
        return [database, $"{files} files in {path}"];
    }

    private int CopyFolders(string to, CancellationToken ct)
    {
        var files = 0;
        foreach (var file in Directory.EnumerateFiles(data.Path, "*", SearchOption.AllDirectories))
        {
            ct.ThrowIfCancellationRequested();
            var name = Path.GetRelativePath(data.Path, file);
            if (IsLeftOut(name))
                continue;
            var place = Path.Combine(to, name);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            try
            {
                File.Copy(file, place);
                files++;
            }
            catch (FileNotFoundException)
            {
                // Deleted meanwhile.
            }
        }
        return files;
    }

    private bool IsLeftOut(string name) =>
        name.StartsWith(Path.GetFileName(target.File), StringComparison.Ordinal)
        || name.StartsWith("copies/", StringComparison.Ordinal)
        || name.StartsWith("files/incoming/", StringComparison.Ordinal);
}
