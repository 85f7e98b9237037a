using System.Globalization;

namespace Portal.Kit.Time;

/// <summary>Between stored instants (UTC <see cref="DateTime"/>) and what people read (Asia/Shanghai).</summary>
public static class ChinaTime
{
    /// <summary>Asia/Shanghai; UTC+8 throughout the years that the portal deals with.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>Local wall-clock time of a stored instant.</summary>
    public static DateTime ToLocal(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);

    /// <summary>The stored instant of a local wall-clock time. Times skipped by a clock change are taken as standard time.</summary>
    public static DateTime ToUtc(DateTime local)
    {
        var unspecified = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return Zone.IsInvalidTime(unspecified)
            ? DateTime.SpecifyKind(unspecified - Zone.BaseUtcOffset, DateTimeKind.Utc)
            : TimeZoneInfo.ConvertTimeToUtc(unspecified, Zone);
    }

    /// <summary>The local day of an instant.</summary>
    public static DateOnly LocalDay(DateTime utc) => DateOnly.FromDateTime(ToLocal(utc));

    /// <summary>The instant at which a local day begins.</summary>
    public static DateTime Midnight(DateOnly day) => ToUtc(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>Now as a UTC <see cref="DateTime"/>, the form in which instants are stored.</summary>
    public static DateTime UtcNow(this TimeProvider clock) => clock.GetUtcNow().UtcDateTime;

    /// <summary>Today in China.</summary>
    public static DateOnly Today(this TimeProvider clock) => LocalDay(clock.UtcNow());

    /// <summary>Machine-readable local time for <c>&lt;time datetime&gt;</c>: <c>2026-10-16T20:12:00+08:00</c>.</summary>
    public static string Iso(DateTime utc) => ToLocal(utc).ToString("yyyy-MM-dd'T'HH:mm:ss'+08:00'", CultureInfo.InvariantCulture);
}
