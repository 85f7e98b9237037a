using Portal.Moderation.Screen.Matching;

namespace Portal.Moderation.Screen.Words;

/// <summary>When a word that was found by its sound alone is meant, and when it is a chance of the language.</summary>
internal static class SoundRule
{
    /// <summary>Whether the passage counts.</summary>
    /// <param name="shape">The text's shape.</param>
    /// <param name="text">The text.</param>
    /// <param name="hit">The passage.</param>
    /// <param name="word">The word's own shape.</param>
    public static bool Holds(Symbols shape, string text, WordHit hit, ushort[] word)
    {
        var letters = 0;
        var same = 0;
        for (var at = hit.Start; at < hit.End; at++)
        {
            if (shape[at] is >= 'a' and <= 'z')
                letters++;
            else if (Array.IndexOf(word, shape[at]) >= 0)
                same++;
        }
        var spelt = letters > 0 && word.Any(s => Characters.IsHan((char)s));
        if (!spelt)
            return same < word.Length && IsPlainlyMeant(hit, word, same);
        var lettersOfWord = word.Count(s => s is >= 'a' and <= 'z');
        var han = hit.End - hit.Start - letters;
        return letters > lettersOfWord && han == same + OtherWritings(han, same, hit) && (hit.Length > 2 || StandsAlone(shape, text, hit));
    }

    // Homophones in Chinese characters (加威信): only for words of three and more, most of which stand as they are.
    private static bool IsPlainlyMeant(WordHit hit, ushort[] word, int same) =>
        hit.Length >= 3 && word.All(s => Characters.IsHan((char)s)) && same * 2 >= hit.Length;

    // In a word of three and more one character may be a homophone besides the spelt ones.
    private static int OtherWritings(int han, int same, WordHit hit) => hit.Length > 2 ? Math.Min(1, han - same) : 0;

    // A short word in letters (du bo) must not be a piece of a longer run of letters (dubois).
    private static bool StandsAlone(Symbols shape, string text, WordHit hit)
    {
        var (start, end) = (shape.Start(hit.Start), shape.End(hit.End - 1));
        return !(start > 0 && char.IsAsciiLetter(text[start - 1]) && IsLetter(shape[hit.Start]))
            && !(end < text.Length && char.IsAsciiLetter(text[end]) && IsLetter(shape[hit.End - 1]));
    }

    private static bool IsLetter(ushort symbol) => symbol is >= 'a' and <= 'z';
}
