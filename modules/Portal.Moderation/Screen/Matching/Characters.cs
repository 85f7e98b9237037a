using System.Text;

namespace Portal.Moderation.Screen.Matching;

/// <summary>
/// The character tables: what a character is folded to before words are compared, and how a Chinese character sounds.
/// Read once from the embedded data (opencc-js, pinyin-pro, and this module's lists of look-alikes and split characters).
/// </summary>
internal static class Characters
{
    /// <summary>Folded form per UTF-16 unit; zero for what is dropped: separators, signs, invisible characters.</summary>
    private static readonly char[] Folded = new char[char.MaxValue + 1];

    /// <summary>Syllable per Chinese character; zero for none.</summary>
    private static readonly ushort[] Sounds = new ushort[char.MaxValue + 1];

    private static readonly Dictionary<string, ushort> Syllables = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, ushort>.AlternateLookup<ReadOnlySpan<char>> SyllablesBySpan;

    static Characters()
    {
        SyllablesBySpan = Syllables.GetAlternateLookup<ReadOnlySpan<char>>();
        FoldByUnicode();
        foreach (var line in EmbeddedLines.Read("characters.tsv"))
            TakeCharacter(line.Split('\t'));
        FoldLookAlikes();
        Splits = ReadSplits();
    }

    /// <summary>Longest syllable in letters: zhuang, chuang, shuang.</summary>
    public const int LongestSyllable = 6;

    /// <summary>Two folded parts of a character to the folded whole: 贝 + 者 → 赌.</summary>
    public static IReadOnlyDictionary<(char First, char Second), char> Splits { get; }

    /// <summary>The folded form of a UTF-16 unit of the basic plane; zero when it is dropped.</summary>
    public static char Fold(char unit) => Folded[unit];

    /// <summary>The folded form of any character: mathematical and other styled letters lie outside of the basic plane.</summary>
    public static char Fold(Rune rune)
    {
        if (rune.IsBmp)
            return Folded[rune.Value];
        if (IsNoCharacter(rune.Value))
            return '\0';
        var plain = rune.ToString().Normalize(NormalizationForm.FormKC);
        return plain.Length is 1 or 2 && !char.IsSurrogate(plain[0]) ? Folded[plain[0]] : '\0';
    }

    /// <summary>Number of the syllable with which this folded character is read; zero for letters, digits, unknown ones.</summary>
    public static ushort SoundOf(char folded) => Sounds[folded];

    /// <summary>Number of the syllable that these letters spell; zero when they spell none.</summary>
    public static ushort SyllableOf(ReadOnlySpan<char> letters) => SyllablesBySpan.TryGetValue(letters, out var id) ? id : (ushort)0;

    /// <summary>Whether a folded character is Chinese, as against a letter or a digit.</summary>
    public static bool IsHan(char folded) => folded is >= '\u3400' and <= '\u9fff';

    /// <summary>Noncharacters (Unicode §23.7), which cannot be normalised.</summary>
    public static bool IsNoCharacter(int code) => (code & 0xfffe) == 0xfffe || code is >= 0xfdd0 and <= 0xfdef;

    private static void FoldByUnicode()
    {
        for (var unit = 0; unit <= char.MaxValue; unit++)
        {
            if (char.IsSurrogate((char)unit) || IsNoCharacter(unit))
                continue;
            var plain = new Rune(unit).ToString().Normalize(NormalizationForm.FormKC);
            var first = plain.FirstOrDefault(char.IsLetterOrDigit);
            if (first != 0 && (char.IsLetterOrDigit((char)unit) || plain.Length == 1 || IsEnclosed(unit)))
                Folded[unit] = char.ToLowerInvariant(WithoutAccent(first));
        }
    }

    // ①⑴⒜Ⓐ㊀: enclosed and superscript forms unfold to a letter among brackets and points.
    private static bool IsEnclosed(int unit) => unit is >= 0x2460 and <= 0x24ff or >= 0x3200 and <= 0x32ff or >= 0x2070 and <= 0x209f;

    private static char WithoutAccent(char letter)
    {
        if (letter < 0xc0 || IsHan(letter))
            return letter;
        var parts = letter.ToString().Normalize(NormalizationForm.FormD);
        return parts[0];
    }

    private static void TakeCharacter(string[] columns)
    {
        var (character, simple, reading) = (columns[0][0], columns[1][0], columns[2]);
        Folded[character] = simple;
        if (reading.Length is 0 or > LongestSyllable)
            return;
        if (!Syllables.TryGetValue(reading, out var id))
            Syllables[reading] = id = (ushort)(Syllables.Count + 1);
        Sounds[character] = id;
    }

    private static void FoldLookAlikes()
    {
        foreach (var line in EmbeddedLines.Read("lookalikes.txt"))
        {
            var group = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var other in group.Skip(1))
                Folded[other[0]] = group[0][0];
        }
    }

    private static Dictionary<(char, char), char> ReadSplits()
    {
        var splits = new Dictionary<(char, char), char>();
        foreach (var line in EmbeddedLines.Read("splits.txt"))
        {
            if (line.Split(' ') is [{ Length: 1 } whole, { Length: 2 } parts])
                splits[(Folded[parts[0]], Folded[parts[1]])] = Folded[whole[0]];
        }
        return splits;
    }
}
