using System.Globalization;

namespace Portal.Kit.Tables;

/// <summary>Names of sheets: 1–31 characters, without <c>[]:*?/\</c>, no apostrophe at the ends, each once whatever its case.</summary>
internal static class SheetName
{
    private const int Longest = 31;

    /// <summary>A name that fits and is not in <paramref name="used"/> yet; puts it there.</summary>
    public static string Unused(string wished, HashSet<string> used)
    {
        var plain = string.Concat(wished.Where(c => !char.IsControl(c) && !"[]:*?/\\".Contains(c))).Trim(' ', '\'');
        if (plain.Length == 0)
            plain = "1";
        var name = Cut(plain, Longest);
        for (var count = 2; !used.Add(name); count++)
            name = Cut(plain, Longest - 4) + " " + count.ToString(CultureInfo.InvariantCulture);
        return name;
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
