using System.Globalization;
using System.Text;
using Portal.Rooms.Programme;

namespace Portal.Rooms.Watch;

/// <summary>An episode as a calendar entry with a reminder ten minutes before (RFC 5545).</summary>
internal static class CalendarFile
{
    // §3.1: lines of at most 75 octets.
    private const int MaxOctets = 75;

    public static string Of(EpisodeFacts facts, string address, DateTime now)
    {
        var file = new StringBuilder();
        foreach (var line in Lines(facts, address, now))
            Fold(file, line);
        return file.ToString();
    }

    private static string[] Lines(EpisodeFacts facts, string address, DateTime now) =>
    [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Portal//Rooms//ZH",
        "BEGIN:VEVENT",
        $"UID:{facts.Id}@portal",
        $"DTSTAMP:{Utc(now)}",
        $"DTSTART:{Utc(facts.Episode.StartsAt)}",
        $"DTEND:{Utc(facts.Episode.EndsAt)}",
        $"SUMMARY:{Escape(facts.Episode.Title)}",
        $"LOCATION:{Escape(facts.Room.Name)}",
        $"DESCRIPTION:{Escape(facts.Episode.About)}",
        $"URL:{address}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        $"DESCRIPTION:{Escape(facts.Episode.Title)}",
        "TRIGGER:-PT10M",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ];

    private static string Utc(DateTime at) => at.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    // §3.3.11
    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\r", "", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);

    private static void Fold(StringBuilder file, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MaxOctets)
            {
                file.Append("\r\n ");
                octets = 1;
            }

            octets += rune.Utf8SequenceLength;
            file.Append(rune.ToString());
        }

        file.Append("\r\n");
    }
}
