using System.Globalization;
using System.Text;

namespace Portal.Moderation.Screen.Rules;

/// <summary>Whether there is anything to see.</summary>
internal static class VisibleText
{
    /// <summary>False for a text of spaces, controls, marks and invisible characters only.</summary>
    public static bool HasAny(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsVisible(rune))
                return true;
        }
        return false;
    }

    // The fillers of Hangul and the Braille blank are letters and signs by category and still invisible.
    private static bool IsVisible(Rune rune) =>
        rune.Value is not (0x115f or 0x1160 or 0x3164 or 0xffa0 or 0x2800 or 0xfffd)
        && Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate);
}
