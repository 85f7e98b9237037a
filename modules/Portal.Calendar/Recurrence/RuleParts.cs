using System.Globalization;

namespace Portal.Calendar.Recurrence;

/// <summary>The parts of a rule's text. Each is taken once; what is left over is a fault.</summary>
internal sealed class RuleParts
{
    private readonly Dictionary<string, string> parts = new(StringComparer.Ordinal);

    public RuleParts(string text)
    {
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries))
        {
            var cut = part.IndexOf('=', StringComparison.Ordinal);
            if (cut < 0 && Head.Length == 0 && parts.Count == 0 && part.StartsWith("X-", StringComparison.Ordinal))
                Head = part;
            else if (cut <= 0 || cut == part.Length - 1 || !parts.TryAdd(part[..cut], part[(cut + 1)..]))
                throw new RuleFault(part.Length == 0 ? RuleProblemKind.Unreadable : RuleProblemKind.Part, Short(part));
        }
    }

    /// <summary>X-LUNAR or X-TERM; empty for a rule of the RFC.</summary>
    public string Head { get; } = "";

    public string? Take(string name) => parts.Remove(name, out var value) ? value : null;

    public int? Number(string name, int least, int most) =>
        Take(name) is not { } text ? null
        : RuleNumber.Read(text) is { } number && number >= least && number <= most ? number
        : throw new RuleFault(RuleProblemKind.Part, Short($"{name}={text}"));

    /// <summary>A list of numbers, sorted; empty when the part is not there.</summary>
    public IReadOnlyList<int> Numbers(string name, int least, int most, bool fromEnd) =>
        [.. List<int>(name, text => RuleNumber.Read(text) is { } n && (n >= least && n <= most || fromEnd && -n >= least && -n <= most) ? n : null).Distinct().Order()];

    public IReadOnlyList<WeekdayNumber> Weekdays(string name) => [.. List<WeekdayNumber>(name, WeekdayNumber.Read).Distinct()];

    /// <summary>A date, a local time or an instant in UTC, as local time.</summary>
    public DateTime? Time(string name, TimeZoneInfo zone)
    {
        if (Take(name) is not { } text)
            return null;
        if (DateTime.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day.Add(new TimeSpan(23, 59, 59));
        var isUtc = text.EndsWith('Z');
        return !DateTime.TryParseExact(isUtc ? text[..^1] : text, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? throw new RuleFault(text.Length is >= 8 and <= 16 ? RuleProblemKind.NoSuchTime : RuleProblemKind.Part, Short($"{name}={text}"))
            : isUtc ? DateTime.SpecifyKind(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(time, DateTimeKind.Utc), zone), DateTimeKind.Unspecified)
            : time;
    }

    public void MustBeUsedUp()
    {
        if (parts.Count > 0)
            throw new RuleFault(RuleProblemKind.Part, Short(string.Join(';', parts.Keys)));
    }

    private IEnumerable<T> List<T>(string name, Func<string, T?> read)
        where T : struct =>
        Take(name) is not { } text ? [] : text.Split(',').Select(item => read(item) ?? throw new RuleFault(RuleProblemKind.Part, Short($"{name}={item}")));

    private static string Short(string text) => text.Length <= 40 ? text : text[..40];
}

/// <summary>A rule that cannot be read; never leaves <see cref="RhythmText"/>.</summary>
internal sealed class RuleFault(RuleProblemKind kind, string part = "") : Exception
{
    public RuleProblem Problem { get; } = new(kind, part);
}
