using System.Globalization;

namespace Portal.Rooms.Replay;

/// <summary>Reads a time as people write it: <c>1:30</c>, <c>1:02:03</c>, seconds alone; full-width colons too.</summary>
internal static class TrimTime
{
    private const int MostHours = 100;

    /// <summary>Seconds, or null for an empty text. False when it is no time.</summary>
    public static bool TryRead(string? text, out int? seconds)
    {
        seconds = null;
        if (string.IsNullOrWhiteSpace(text))
            return true;
        var parts = text.Trim().Replace('\uFF1A', ':').Split(':');
        var sum = 0L;
        if (parts.Length > 3)
            return false;
        foreach (var part in parts)
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || (parts.Length > 1 && part != parts[0] && number > 59))
                return false;
            sum = (sum * 60) + number;
        }

        seconds = (int)Math.Min(sum, MostHours * 3600);
        return sum <= MostHours * 3600;
    }
}
