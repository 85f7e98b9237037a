using System.Globalization;
using System.Text;

namespace Portal.Kit.Streams;

/// <summary>A caption as WebVTT writes it (W3C WebVTT §4): from when to when on some time line, and its words.</summary>
/// <param name="From">From when.</param>
/// <param name="To">Until when.</param>
/// <param name="Text">Words, in one or two lines; plain text without markup.</param>
public sealed record CaptionText(TimeSpan From, TimeSpan To, string Text)
{
    /// <summary>First line of a file.</summary>
    public const string Head = "WEBVTT\n";

    /// <summary>Appends it as a cue.</summary>
    public void WriteTo(StringBuilder file) => file.Append(CultureInfo.InvariantCulture, $"\n{Time(From)} --> {Time(To)}\n{Escaped(Text)}\n");

    /// <summary>A time as WebVTT writes it: <c>00:01:02.345</c>.</summary>
    public static string Time(TimeSpan at) => string.Create(CultureInfo.InvariantCulture, $"{(int)at.TotalHours:00}:{at.Minutes:00}:{at.Seconds:00}.{at.Milliseconds:000}");

    private static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
