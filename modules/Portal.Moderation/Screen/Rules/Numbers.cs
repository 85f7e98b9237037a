using Portal.Moderation.Screen.Matching;

namespace Portal.Moderation.Screen.Rules;

/// <summary>
/// Telephone, identity card and bank card numbers in a public text: also with separators, in full width, in circles, in
/// Chinese numerals.
/// </summary>
internal static class Numbers
{
    private const int Mobile = 11;
    private const int IdentityCard = 18;

    private static readonly Dictionary<char, int> Numerals = ReadNumerals();

    /// <summary>The first such number: text key of the rule and where it stands; null when there is none.</summary>
    public static (string Rule, Range Passage)? Find(string text, Symbols shape)
    {
        for (var at = 0; at < shape.Count;)
        {
            var end = at;
            while (end < shape.Count && DigitOf(shape[end]) >= 0 && IsNear(shape, end, at))
                end++;
            if (Rule(shape, at, end) is { } rule)
                return (rule, shape.Start(at)..shape.End(end - 1));
            at = Math.Max(end, at + 1);
        }
        return null;
    }

    private static string? Rule(Symbols shape, int start, int end)
    {
        var length = end - start;
        if (length < 10)
            return null;
        int Digit(int index) => DigitOf(shape[start + index]);
        if (length == Mobile + 2 && Digit(0) == 8 && Digit(1) == 6)
            return Rule(shape, start + 2, end);
        if (length == Mobile && Digit(0) == 1 && Digit(1) >= 3)
            return "rule.phone";
        if (length is 10 or 11 or 12 && Digit(0) == 0 && Digit(1) is >= 1)
            return "rule.phone";
        if (length is IdentityCard or IdentityCard - 1 && Digit(6) is 1 or 2 && Digit(0) != 0 && HasBirthday(Digit))
            return "rule.identity";
        return length is >= 16 and <= 19 && Digit(0) is 4 or 5 or 6 && PassesLuhn(Digit, length) ? "rule.bank" : null;
    }

    // GB 11643: six digits of place, eight of birthday, three of order, one check digit (or X).
    private static bool HasBirthday(Func<int, int> digit)
    {
        var year = (digit(6) * 1000) + (digit(7) * 100) + (digit(8) * 10) + digit(9);
        var month = (digit(10) * 10) + digit(11);
        var day = (digit(12) * 10) + digit(13);
        return year is >= 1900 and <= 2100 && month is >= 1 and <= 12 && day is >= 1 and <= 31;
    }

    // ISO/IEC 7812-1 annex B.
    private static bool PassesLuhn(Func<int, int> digit, int length)
    {
        var sum = 0;
        for (var index = 0; index < length; index++)
        {
            var value = digit(length - 1 - index);
            sum += index % 2 == 0 ? value : value * 2 > 9 ? (value * 2) - 9 : value * 2;
        }
        return sum % 10 == 0;
    }

    // Digits of one number stand together, at most three separators apart.
    private static bool IsNear(Symbols shape, int index, int first) =>
        index == first || shape.Start(index) - shape.End(index - 1) <= 3;

    private static int DigitOf(ushort symbol) => symbol switch
    {
        >= '0' and <= '9' => symbol - '0',
        _ => Numerals.TryGetValue((char)symbol, out var digit) ? digit : -1,
    };

    private static Dictionary<char, int> ReadNumerals()
    {
        var numerals = new Dictionary<char, int>();
        foreach (var line in EmbeddedLines.Read("numerals.txt"))
        {
            foreach (var numeral in line.AsSpan(1).Trim())
                numerals.TryAdd(numeral, line[0] - '0');
        }
        return numerals;
    }
}
