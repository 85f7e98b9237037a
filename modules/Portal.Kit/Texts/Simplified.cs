using System.Collections.Frozen;
using System.Text;

namespace Portal.Kit.Texts;

/// <summary>
/// Traditional characters as the simplified ones of the mainland, one by one, for comparing texts: never for showing them.
/// The table <c>simplified.txt</c> is made by <c>build/simplified.mjs</c>.
/// </summary>
public static class Simplified
{
    private static readonly Lazy<FrozenDictionary<char, char>> Table = new(Load);

    /// <summary>The simplified form of a character; the character itself when it has none or is simplified already.</summary>
    public static char Of(char character) => character < '\u3400' ? character : Table.Value.GetValueOrDefault(character, character);

    private static FrozenDictionary<char, char> Load()
    {
        using var reader = new StreamReader(
            typeof(Simplified).Assembly.GetManifestResourceStream("Portal.Kit.Texts.simplified.txt")!, Encoding.UTF8);
        var table = new Dictionary<char, char>(3_500);
        while (reader.ReadLine() is { } line)
        {
            foreach (var other in line.AsSpan(2))
                table[other] = line[0];
        }

        return table.ToFrozenDictionary();
    }
}
