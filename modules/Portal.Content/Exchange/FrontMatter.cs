using System.Text;

namespace Portal.Content.Exchange;

/// <summary>
/// A Markdown file with lines of <c>key: value</c> between two lines of three hyphens before it; a key without value may be
/// followed by lines <c>  - label: value</c>. The form of recipes and of exported folders.
/// </summary>
/// <param name="Values">Values by key, in order.</param>
/// <param name="Lists">Entries by key, in order.</param>
/// <param name="Body">The Markdown behind.</param>
public sealed record FrontMatter(
    IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, IReadOnlyList<KeyValuePair<string, string>>> Lists, string Body)
{
    private const string Mark = "---";

    /// <summary>Reads a file; null when it does not begin with front matter or a line of it cannot be read.</summary>
    public static FrontMatter? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.ReplaceLineEndings("\n").TrimStart('\uFEFF').Split('\n');
        var end = Array.IndexOf(lines, Mark, 1);
        if (lines[0] != Mark || end < 0)
            return null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var lists = new Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>>(StringComparer.Ordinal);
        List<KeyValuePair<string, string>>? open = null;
        foreach (var line in lines[1..end].Where(l => l.Trim().Length > 0))
        {
            var entry = line.StartsWith("  - ", StringComparison.Ordinal);
            var parts = (entry ? line[4..] : line).Split([':', '：'], 2);
            if (parts.Length < 2 || parts[0].Trim().Length == 0 || (entry && open is null))
                return null;
            var (key, value) = (parts[0].Trim(), parts[1].Trim());
            if (entry)
                open!.Add(new(key, value));
            else if (value.Length > 0)
                values[key] = value;
            else
                lists[key] = open = [];
        }

        return new FrontMatter(values, lists, string.Join('\n', lines[(end + 1)..]).Trim());
    }

    /// <summary>The file as text; reading it gives the same again.</summary>
    public string Write()
    {
        var text = new StringBuilder(Mark).Append('\n');
        foreach (var (key, value) in Values)
            text.Append(key).Append(": ").Append(OneLine(value)).Append('\n');
        foreach (var (key, entries) in Lists)
        {
            text.Append(key).Append(":\n");
            foreach (var (label, value) in entries)
                text.Append("  - ").Append(OneLine(label)).Append(": ").Append(OneLine(value)).Append('\n');
        }

        return text.Append(Mark).Append("\n\n").Append(Body).Append('\n').ToString();
    }

    private static string OneLine(string value) => value.ReplaceLineEndings(" ").Trim();
}
