using System.Collections.Frozen;
using System.Text;

namespace Portal.Kit.Texts;

/// <summary>
/// Readings of Chinese characters, for sorting and for finding names by their initials. One reading a character, the
/// usual one, without tones, ü as v; the table <c>pinyin.txt</c> is made by <c>build/pinyin.mjs</c>.
/// </summary>
public static class Pinyin
{
    private static readonly Lazy<FrozenDictionary<char, string>> Table = new(Load);

    /// <summary>The reading of a character in lower-case ASCII, or null when it has none here.</summary>
    public static string? Of(char character) => Table.Value.GetValueOrDefault(character);

    /// <summary>
    /// A key by which names sort as a Chinese reader expects, byte by byte: <c>liu shu cun</c> for 柳树村. Other letters and
    /// digits stay, in lower case; everything else only parts words. Cut at <paramref name="maxLength"/>.
    /// </summary>
    public static string SortKey(string name, int maxLength = 200)
    {
        var key = new StringBuilder(name.Length * 4);
        var parted = true;
        foreach (var character in name.Normalize(NormalizationForm.FormKC))
        {
            if (Of(character) is { } syllable)
            {
                if (key.Length > 0 && key[^1] != ' ')
                    key.Append(' ');
                key.Append(syllable).Append(' ');
                parted = true;
            }
            else if (char.IsLetterOrDigit(character))
            {
                key.Append(char.ToLowerInvariant(character));
                parted = false;
            }
            else if (!parted)
            {
                key.Append(' ');
                parted = true;
            }
        }

        var sorted = key.ToString().TrimEnd();
        return sorted.Length <= maxLength ? sorted : sorted[..maxLength];
    }

    private static FrozenDictionary<char, string> Load()
    {
        using var reader = new StreamReader(
            typeof(Pinyin).Assembly.GetManifestResourceStream("Portal.Kit.Texts.pinyin.txt")!, Encoding.UTF8);
        var table = new Dictionary<char, string>(21_000);
        while (reader.ReadLine() is { } line)
        {
            var end = line.IndexOf(' ', StringComparison.Ordinal);
            var syllable = line[..end];
            foreach (var character in line.AsSpan(end + 1))
                table[character] = syllable;
        }

        return table.ToFrozenDictionary();
    }
}
