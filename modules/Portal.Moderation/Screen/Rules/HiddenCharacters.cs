using System.Globalization;
using System.Text;
using Portal.Moderation.Screen.Matching;

namespace Portal.Moderation.Screen.Rules;

/// <summary>
/// Characters by which a text reads otherwise than it looks: controls, overrides of the writing direction (Unicode
/// UAX #9 §2), tag characters, heaps of combining marks.
/// </summary>
internal static class HiddenCharacters
{
    private const int MarksInARow = 4;

    /// <summary>The first such passage, or null. Joiners and variation selectors belong to emoji and are let be.</summary>
    public static string? Find(string text)
    {
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Deceives(rune.Value))
                return $"U+{rune.Value:X4}";
            marks = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark && !IsSelector(rune.Value) ? marks + 1 : 0;
            if (marks > MarksInARow)
                return $"U+{rune.Value:X4}";
        }
        return null;
    }

    private static bool Deceives(int code) =>
        code is (< 0x20 and not ('\t' or '\n' or '\r')) or (>= 0x7f and <= 0x9f)
            or (>= 0x202a and <= 0x202e) or (>= 0x2066 and <= 0x2069) or (>= 0xe0000 and <= 0xe007f) or 0xfffd
        || Characters.IsNoCharacter(code);

    private static bool IsSelector(int code) => code is >= 0xfe00 and <= 0xfe0f;
}
