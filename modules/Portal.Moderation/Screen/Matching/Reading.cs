using System.Text;

namespace Portal.Moderation.Screen.Matching;

/// <summary>The ways in which a text is read: by shape, by sound, squeezed, and with split characters put together.</summary>
internal static class Reading
{
    /// <summary>Symbols above every syllable's number: letters and digits that spell no syllable stand for themselves.</summary>
    private const ushort Letters = 4096;

    /// <summary>Folded characters, without separators and invisible ones.</summary>
    public static Symbols ByShape(string text)
    {
        var symbols = new Symbols(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var unit = text[at];
            if (!char.IsSurrogate(unit))
            {
                if (Characters.Fold(unit) is var folded and not '\0')
                    symbols.Add(folded, at, at + 1);
                at++;
                continue;
            }
            _ = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            if (Characters.Fold(rune) is var styled and not '\0')
                symbols.Add(styled, at, at + length);
            at += length;
        }
        return symbols;
    }

    /// <summary>Syllables: of the Chinese characters, and of letters that spell one.</summary>
    public static Symbols BySound(Symbols shape)
    {
        var symbols = new Symbols(shape.Count);
        for (var at = 0; at < shape.Count;)
        {
            var length = 1;
            var sound = Characters.SoundOf((char)shape[at]);
            if (sound == 0 && IsLetter(shape[at]))
                sound = LongestSyllable(shape, at, out length);
            symbols.Add(sound != 0 ? sound : Plain(shape[at]), at, at + length);
            at += length;
        }
        return symbols;
    }

    /// <summary>Chinese characters only and no doubled ones: 加a微微b信 reads 加微信. Null when nothing was squeezed out.</summary>
    public static Symbols? Squeezed(Symbols shape)
    {
        var symbols = new Symbols(shape.Count);
        for (var at = 0; at < shape.Count; at++)
        {
            if (Characters.IsHan((char)shape[at]) && (symbols.Count == 0 || symbols[^1] != shape[at]))
                symbols.Add(shape[at], at, at + 1);
        }
        return symbols.Count == shape.Count || symbols.Count == 0 ? null : symbols;
    }

    /// <summary>With split characters put together: 贝者博 reads 赌博. Null when there are none.</summary>
    public static Symbols? Composed(Symbols shape)
    {
        Symbols? symbols = null;
        for (var at = 0; at < shape.Count; at++)
        {
            if (at + 1 < shape.Count && Characters.Splits.TryGetValue(((char)shape[at], (char)shape[at + 1]), out var whole))
            {
                symbols ??= Copy(shape, at);
                symbols.Add(whole, at, at + 2);
                at++;
            }
            else
                symbols?.Add(shape[at], at, at + 1);
        }
        return symbols;
    }

    private static Symbols Copy(Symbols shape, int count)
    {
        var symbols = new Symbols(shape.Count);
        for (var at = 0; at < count; at++)
            symbols.Add(shape[at], at, at + 1);
        return symbols;
    }

    private static bool IsLetter(ushort symbol) => symbol is >= 'a' and <= 'z';

    private static ushort Plain(ushort symbol) => symbol < 128 ? (ushort)(Letters + symbol) : symbol;

    private static ushort LongestSyllable(Symbols shape, int at, out int length)
    {
        Span<char> letters = stackalloc char[Characters.LongestSyllable];
        var run = 0;
        while (run < letters.Length && at + run < shape.Count && IsLetter(shape[at + run]))
            letters[run] = (char)shape[at + run++];
        for (length = run; length > 0; length--)
        {
            if (Characters.SyllableOf(letters[..length]) is var id and not 0)
                return id;
        }
        length = 1;
        return 0;
    }
}
