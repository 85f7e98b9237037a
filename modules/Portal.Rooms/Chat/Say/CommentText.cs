using System.Globalization;
using System.Text;

namespace Portal.Rooms.Chat.Say;

/// <summary>Makes one clean line of what somebody typed.</summary>
internal static class CommentText
{
    /// <summary>Longest comment, in UTF-16 units.</summary>
    public const int MaxText = 500;

    /// <summary>Longest name, in UTF-16 units.</summary>
    public const int MaxName = 20;

    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>
    /// Drops control characters, direction overrides (they would turn the text around them) and invisible characters,
    /// folds white space into single spaces. The joiner of emoji families is kept between two visible runes. Empty when
    /// nothing visible remains.
    /// </summary>
    public static string Clean(string raw)
    {
        var clean = new StringBuilder(Math.Min(raw.Length, 1024));
        var visible = false;
        foreach (var rune in raw.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || rune.Value is 0x3164 or 0x2800)
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                    clean.Append(' ');
            }
            else if (IsShown(rune, visible))
            {
                clean.Append(rune.ToString());
                visible |= Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format);
            }
        }

        return visible ? clean.ToString().TrimEnd(' ', (char)ZeroWidthJoiner) : "";
    }

    private static bool IsShown(Rune rune, bool afterVisible) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Format => afterVisible && rune.Value == ZeroWidthJoiner,
        UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate => false,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => afterVisible,
        _ => true,
    };
}
