using System.Collections.Frozen;
using System.Text;

namespace Portal.Requests.Topics.Kind;

/// <summary>What orders are about, and the words by which that is guessed. A guess is shown with its reason; a person decides.</summary>
internal static class TopicCategories
{
    /// <summary>Key of what fits nowhere else.</summary>
    public const string Other = "other";

    // Lines of categories.txt: key, then its words.
    private static readonly IReadOnlyList<(string Key, string[] Words)> Table = Load();

    /// <summary>Stable keys; their words for people are <c>category.KEY</c>.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. Table.Select(c => c.Key), Other];

    private static readonly FrozenSet<string> Known = Keys.ToFrozenSet();

    /// <summary>Whether this is one of the keys.</summary>
    public static bool Knows(string key) => Known.Contains(key);

    /// <summary>The category with most of its words in the text, longer words weighing more, and those words; null when none is there.</summary>
    public static (string Key, IReadOnlyList<string> Because)? Guess(string text)
    {
        var best = Table
            .Select(c => (c.Key, Hits: c.Words.Where(w => text.Contains(w, StringComparison.Ordinal)).OrderByDescending(w => w.Length).ToList()))
            .Where(c => c.Hits.Count > 0)
            .OrderByDescending(c => c.Hits.Sum(w => w.Length))
            .FirstOrDefault();
        return best.Hits is null ? null : (best.Key, best.Hits[..Math.Min(3, best.Hits.Count)]);
    }

    private static List<(string, string[])> Load()
    {
        using var reader = new StreamReader(typeof(TopicCategories).Assembly.GetManifestResourceStream("Portal.Requests.Topics.Kind.categories.txt")!, Encoding.UTF8);
        List<(string, string[])> table = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [{ } key, .. { Length: > 0 } words] && !key.StartsWith('#'))
                table.Add((key, words));
        }

        return table;
    }
}
