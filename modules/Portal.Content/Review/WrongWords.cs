using System.Text;
using Microsoft.Extensions.Localization;
using Portal.Content.Texts;

namespace Portal.Content.Review;

/// <summary>Common wrong characters (错别字): the table <c>wrong-words.txt</c>, one <c>wrong=right</c> a line.</summary>
internal sealed class WrongWords(IStringLocalizer<ContentTexts> texts)
{
    private static readonly Lazy<List<(string Wrong, string Right)>> Table = new(Load);

    public static int Count => Table.Value.Count;

    public IEnumerable<Finding> In(string text)
    {
        foreach (var (wrong, right) in Table.Value)
        {
            if (text.Contains(wrong, StringComparison.Ordinal))
                yield return new Finding(false, texts["check.wrong", wrong, right]);
        }
    }

    private static List<(string Wrong, string Right)> Load()
    {
        using var reader = new StreamReader(
            typeof(WrongWords).Assembly.GetManifestResourceStream("Portal.Content.Review.wrong-words.txt")!, Encoding.UTF8);
        List<(string Wrong, string Right)> table = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('=') is [{ Length: > 1 } wrong, { Length: > 0 } right])
                table.Add((wrong, right));
        }

        return table;
    }
}
