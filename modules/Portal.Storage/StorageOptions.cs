using Microsoft.Extensions.Options;
using Npgsql;

namespace Portal.Storage;

/// <summary>Settings of the section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>
    /// Empty: SQLite, the file <c>portal.db</c> in <c>Portal:DataPath</c>. Otherwise a PostgreSQL connection string:
    /// <c>Host=db;Database=portal;Username=portal;Password=…</c>.
    /// </summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>
    /// A file with the key (32 bytes, base64) that encrypts the installation's key ring in the database, the same on every
    /// node, kept apart from the database's copies; made when it is not there. Empty: the ring is kept as it is. Set it
    /// before the first start: keys made earlier stay as they were.
    /// </summary>
    public string KeyFile { get; set; } = "";
}

/// <summary>Refuses a connection string that names no server, before anything is opened.</summary>
internal sealed class StorageOptionsCheck : IValidateOptions<StorageOptions>
{
    private const string Allowed =
        "Storage:ConnectionString must be empty (SQLite, the file portal.db in Portal:DataPath) or a PostgreSQL connection string such as 'Host=localhost;Database=portal;Username=portal;Password=...'";

    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
            return ValidateOptionsResult.Success;
        try
        {
            // The message never repeats the value: it may hold a password.
            var parts = new NpgsqlConnectionStringBuilder(options.ConnectionString);
            return string.IsNullOrWhiteSpace(parts.Host) || string.IsNullOrWhiteSpace(parts.Database)
                ? ValidateOptionsResult.Fail(Allowed + "; Host and Database must both be named.")
                : ValidateOptionsResult.Success;
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException)
        {
            return ValidateOptionsResult.Fail(Allowed + "; it cannot be read.");
        }
    }
}
