using System.Text;

namespace Portal.Storage.Search;

/// <summary>
/// Cuts text into what is indexed: Chinese runs into overlapping pairs of characters (a word of two characters is one token,
/// and no dictionary has to know it), other writing into words.
/// </summary>
internal static class Words
{
    private const int LongestWord = 40;

    /// <summary>
    /// Tokens of a text in order. A Chinese run of n characters gives its n − 1 pairs and then its last character alone, so
    /// that every character begins a token and can be found by prefix.
    /// </summary>
    public static IEnumerable<string> OfText(string text)
    {
        foreach (var run in Runs(text))
        {
            if (!run.IsChinese)
            {
                yield return Cut(string.Concat(run.Runes));
                continue;
            }
            for (var i = 0; i + 1 < run.Runes.Count; i++)
                yield return $"{run.Runes[i]}{run.Runes[i + 1]}";
            yield return run.Runes[^1].ToString();
        }
    }

    /// <summary>Phrases of a query: each a sequence of tokens that must stand one after the other; the last may be a prefix.</summary>
    public static IEnumerable<Phrase> OfQuery(string query)
    {
        foreach (var run in Runs(query))
        {
            if (!run.IsChinese)
                yield return new Phrase([Cut(string.Concat(run.Runes))], Cut(string.Concat(run.Runes)), LastIsPrefix: true);
            else if (run.Runes.Count == 1)
                yield return new Phrase([run.Runes[0].ToString()], run.Runes[0].ToString(), LastIsPrefix: true);
            else
                yield return new Phrase([.. run.Runes.Zip(run.Runes.Skip(1), (a, b) => $"{a}{b}")], string.Concat(run.Runes), LastIsPrefix: false);
        }
    }

    /// <summary>The query's runs as they stand in a text, for marking.</summary>
    public static IReadOnlyList<string> Needles(string query) => [.. Runs(query).Select(run => string.Concat(run.Runes))];

    /// <summary>The text as it is compared: full-width letters as half-width ones, lower case. Same length.</summary>
    public static string Fold(string text) =>
        string.Create(text.Length, text, (folded, original) =>
        {
            for (var i = 0; i < folded.Length; i++)
                folded[i] = Fold(original[i]);
        });

    private static char Fold(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(c - 0xFEE0)),
        '\u3000' => ' ',
        _ => char.ToLowerInvariant(c),
    };

    private static string Cut(string word) => word.Length <= LongestWord ? word : word[..LongestWord];

    private static IEnumerable<Run> Runs(string text)
    {
        List<Rune> runes = [];
        var chinese = false;
        foreach (var rune in Fold(text).EnumerateRunes())
        {
            var isChinese = IsChinese(rune);
            var belongs = isChinese || Rune.IsLetterOrDigit(rune);
            if (runes.Count > 0 && (!belongs || isChinese != chinese))
            {
                yield return new Run(runes, chinese);
                runes = [];
            }
            if (belongs)
            {
                runes.Add(rune);
                chinese = isChinese;
            }
        }
        if (runes.Count > 0)
            yield return new Run(runes, chinese);
    }

    // CJK unified ideographs with their extensions and compatibility forms.
    private static bool IsChinese(Rune rune) =>
        rune.Value is (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF) or 0x3007;

    private sealed record Run(List<Rune> Runes, bool IsChinese);
}

/// <summary>Tokens that must stand one after the other.</summary>
/// <param name="Tokens">Letters and digits of any script, nothing else: they need no quoting.</param>
/// <param name="Run">The tokens in one piece, as they stand in a text.</param>
/// <param name="LastIsPrefix">Whether the last token may go on.</param>
internal sealed record Phrase(IReadOnlyList<string> Tokens, string Run, bool LastIsPrefix);
