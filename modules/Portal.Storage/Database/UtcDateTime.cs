using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Portal.Storage.Database;

/// <summary>
/// SQLite refuses to compare DateTimeOffset and Npgsql refuses offsets other than zero, so instants are UTC DateTime:
/// stamped as UTC when read, refused when somebody tries to store a local one.
/// </summary>
internal sealed class UtcDateTime() : ValueConverter<DateTime, DateTime>(v => Checked(v), v => DateTime.SpecifyKind(v, DateTimeKind.Utc))
{
    private static DateTime Checked(DateTime value) => value.Kind == DateTimeKind.Utc
        ? value
        : throw new ArgumentException($"An instant to be stored must be UTC, not {value.Kind}: {value:O}", nameof(value));
}
