using System.Text;

namespace Portal.Content.Exchange;

/// <summary>
/// A Markdown file with lines of <c>key: value</c> between two lines of three hyphens before it; a key without value may be
/// followed by lines <c>  - label: value</c>. A backslash stands before what would be misread: a line end (<c>\n</c>), a
/// colon in a label, a backslash. The form of recipes and of exported folders.
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
            if (Parted(entry ? line[4..] : line) is not var (key, value) || (entry && open is null))
                return null;
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
            text.Append(key).Append(": ").Append(Escaped(value)).Append('\n');
        foreach (var (key, entries) in Lists)
        {
            text.Append(key).Append(":\n");
            foreach (var (label, value) in entries)
                text.Append("  - ").Append(Escaped(label).Replace(":", "\\:", StringComparison.Ordinal).Replace("：", "\\：", StringComparison.Ordinal)).Append(": ").Append(Escaped(value)).Append('\n');
        }

        return text.Append(Mark).Append("\n\n").Append(Body).Append('\n').ToString();
    }

    private static string Escaped(string value) =>
        value.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).ReplaceLineEndings("\\n");

    // Before and behind the first colon that no backslash stands before.
    private static (string Key, string Value)? Parted(string line)
    {
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '\\')
                at++;
            else if (line[at] is ':' or '：')
                return line[..at].Trim() is { Length: > 0 } key ? (Plain(key), Plain(line[(at + 1)..].Trim())) : null;
        }

        return null;
    }

    private static string Plain(string escaped)
    {
        if (!escaped.Contains('\\', StringComparison.Ordinal))
            return escaped;
        var plain = new StringBuilder(escaped.Length);
        for (var at = 0; at < escaped.Length; at++)
        {
            if (escaped[at] != '\\' || at + 1 == escaped.Length)
                plain.Append(escaped[at]);
            else
                plain.Append(escaped[++at] == 'n' ? '\n' : escaped[at]);
        }

        return plain.ToString();
    }
}
