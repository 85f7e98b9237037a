using System.Globalization;
using System.Text;
using Portal.Calendar.Recurrence;
using Portal.Kit.Time;

namespace Portal.Calendar.Agenda.Feed;

/// <summary>
/// Writes iCalendar (RFC 5545): lines ended by CRLF and folded at 75 octets of UTF-8 without cutting a character (§3.1),
/// texts escaped (§3.3.11), one VTIMEZONE for Asia/Shanghai, which has had no clock change since 1991.
/// </summary>
internal sealed class CalendarWriter
{
    private const int LongestLine = 75;

    private readonly StringBuilder output = new();

    /// <param name="name">Name that calendar programs show.</param>
    public CalendarWriter(string name)
    {
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//Portal//Calendar//ZH");
        Line("CALSCALE:GREGORIAN");
        Line("METHOD:PUBLISH");
        Line("X-WR-CALNAME:" + Escape(name));
        Line("X-WR-TIMEZONE:Asia/Shanghai");
        Line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        Line("X-PUBLISHED-TTL:PT1H");
        Line("BEGIN:VTIMEZONE");
        Line("TZID:Asia/Shanghai");
        Line("BEGIN:STANDARD");
        Line("DTSTART:19910915T000000");
        Line("TZOFFSETFROM:+0800");
        Line("TZOFFSETTO:+0800");
        Line("TZNAME:CST");
        Line("END:STANDARD");
        Line("END:VTIMEZONE");
    }

    /// <summary>Adds an event.</summary>
    public void Add(FeedEvent item)
    {
        Line("BEGIN:VEVENT");
        Line("UID:" + item.Uid);
        Line("DTSTAMP:" + Utc(item.ChangedAt));
        Line("LAST-MODIFIED:" + Utc(item.ChangedAt));
        Line("SEQUENCE:" + item.Sequence.ToString(CultureInfo.InvariantCulture));
        Line("DTSTART;" + When(item.Starts, item.AllDay));
        Line("DTEND;" + When(item.Ends, item.AllDay));
        if (item.Slot is { } slot)
            Line("RECURRENCE-ID;TZID=Asia/Shanghai:" + Local(slot));
        if (item.Rule is not null)
            Line("RRULE:" + item.Rule);
        Times("RDATE", item.Extra);
        Times("EXDATE", item.Except);
        Line("SUMMARY:" + Escape(item.Title));
        if (item.Where.Length > 0)
            Line("LOCATION:" + Escape(item.Where));
        if (item.Words.Length > 0)
            Line("DESCRIPTION:" + Escape(item.Words));
        Line("URL:" + item.Address);
        Line("STATUS:" + item.Status.ToString().ToUpperInvariant());
        Line("TRANSP:" + (item is { Status: FeedStatus.Confirmed, AllDay: false } ? "OPAQUE" : "TRANSPARENT"));
        Line("END:VEVENT");
    }

    /// <summary>The whole calendar. Call it once, at the end.</summary>
    public string Finish()
    {
        Line("END:VCALENDAR");
        return output.ToString();
    }

    private static string Utc(DateTime utc) => utc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Local(DateTime utc) => ChinaTime.ToLocal(utc).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    // Of whole days the end is the day after the last (§3.6.1).
    private static string When(DateTime utc, bool allDay) => allDay
        ? "VALUE=DATE:" + ChinaTime.LocalDay(utc).ToString("yyyyMMdd", CultureInfo.InvariantCulture)
        : "TZID=Asia/Shanghai:" + Local(utc);

    // One property a time: some calendars on telephones read only the first of a list.
    private void Times(string name, IReadOnlyList<DateTime> times)
    {
        foreach (var time in times)
            Line($"{name};TZID=Asia/Shanghai:{RhythmText.Local(time)}");
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            if (c == '\n')
                escaped.Append("\\n");
            else if (c is '\\' or ';' or ',')
                escaped.Append('\\').Append(c);
            else if (!char.IsControl(c) || c == '\t')
                escaped.Append(c);
        }
        return escaped.ToString();
    }

    private void Line(string line)
    {
        var used = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (used + rune.Utf8SequenceLength > LongestLine)
            {
                output.Append("\r\n ");
                used = 1;
            }
            output.Append(rune.ToString());
            used += rune.Utf8SequenceLength;
        }
        output.Append("\r\n");
    }
}
