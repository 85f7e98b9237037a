using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Portal.Content.Markup;

namespace Portal.Content.Paste;

/// <summary>
/// HTML as Word, WPS, WeChat and browsers put it on the clipboard, to Markdown: headings, lists, tables, quotes,
/// emphasis, links and pictures stay, everything else goes. The output is rendered by <see cref="MarkdownPage"/>, which
/// trusts nobody either.
/// </summary>
public static class HtmlToMarkdown
{
    /// <summary>Longest HTML that is read, in characters.</summary>
    public const int MaxLength = 3_000_000;

    private const int Deepest = 150;

    /// <summary>
    /// Converts; <paramref name="picture"/> maps the address of a picture to its address in the media library, or null to
    /// leave it out. Null when the HTML is too long or nested more deeply than any writing is.
    /// </summary>
    public static string? Convert(string html, Func<PastedPicture, string?>? picture = null)
    {
        ArgumentNullException.ThrowIfNull(html);
        if (html.Length > MaxLength)
            return null;
        var body = new HtmlParser().ParseDocument(html).Body;
        if (body is null || IsDeep(body))
            return null;
        var blocks = new Blocks(new Inlines(picture ?? (_ => null))).Of(body);
        return string.Join("\n\n", blocks).Trim();
    }

    /// <summary>The pictures of the HTML, in order; at most 100.</summary>
    public static IReadOnlyList<PastedPicture> Pictures(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        return html.Length > MaxLength ? [] : [.. new HtmlParser().ParseDocument(html).Images.Take(100).Select(PastedPicture.Of)];
    }

    private static bool IsDeep(INode root)
    {
        Stack<(INode Node, int Depth)> open = new([(root, 0)]);
        while (open.TryPop(out var next))
        {
            if (next.Depth > Deepest)
                return true;
            foreach (var child in next.Node.ChildNodes)
                open.Push((child, next.Depth + 1));
        }

        return false;
    }
}

/// <summary>A picture on the clipboard.</summary>
/// <param name="Address">Its address as written; WeChat keeps the real one in <c>data-src</c>.</param>
/// <param name="Alt">Its words, may be empty.</param>
public sealed record PastedPicture(string Address, string Alt)
{
    internal static PastedPicture Of(IElement image) =>
        new(image.GetAttribute("data-src") ?? image.GetAttribute("src") ?? "", (image.GetAttribute("alt") ?? "").Trim());
}

/// <summary>Blocks: what stands alone.</summary>
internal sealed class Blocks(Inlines inlines)
{
    private static readonly HashSet<string> Names =
    [
        "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "figure", "figcaption", "center", "address", "details", "summary",
        "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "table", "hr", "form", "fieldset",
    ];

    public List<string> Of(INode parent)
    {
        List<string> blocks = [];
        var line = new StringBuilder();
        foreach (var node in parent.ChildNodes)
        {
            if (node is IElement element && !Inlines.IsDropped(element) && HoldsBlock(element))
            {
                Close(blocks, line);
                blocks.AddRange(Block(element));
            }
            else
            {
                line.Append(inlines.Of(node));
            }
        }

        Close(blocks, line);
        return Joined(blocks);
    }

    private static void Close(List<string> blocks, StringBuilder line)
    {
        var text = Inlines.Tidy(line.ToString());
        line.Clear();
        if (text.Length > 0)
            blocks.Add(text);
    }

    private static bool HoldsBlock(IElement element) => Names.Contains(element.LocalName) || element.Descendants<IElement>().Any(e => Names.Contains(e.LocalName));

    private IEnumerable<string> Block(IElement element)
    {
        switch (element.LocalName)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                var level = Math.Clamp(element.LocalName[1] - '0', 2, 4);
                return Inlines.Tidy(inlines.Of(element)).ReplaceLineEndings(" ") is { Length: > 0 } title ? [new string('#', level) + " " + title] : [];
            case "ul" or "ol":
                return List(element);
            case "blockquote":
                return Of(element) is { Count: > 0 } said ? [string.Join("\n>\n", said.Select(b => "> " + b.Replace("\n", "\n> ", StringComparison.Ordinal)))] : [];
            case "pre":
                return ["```\n" + element.TextContent.Replace("```", "'''", StringComparison.Ordinal).Trim('\n') + "\n```"];
            case "hr":
                return ["---"];
            case "table":
                return Tables.Of(element, inlines);
            case "p" when WordList(element) is { } entry:
                return [entry];
            default:
                return Of(element);
        }
    }

    private List<string> List(IElement list)
    {
        var number = 1;
        List<string> lines = [];
        foreach (var item in list.Children.Where(c => !Inlines.IsDropped(c)))
        {
            // A list directly inside a list, as WPS writes it, belongs to the entry before.
            if (item.LocalName is "ul" or "ol" && lines.Count > 0)
            {
                lines.AddRange(List(item).Select(b => "   " + b.Replace("\n", "\n   ", StringComparison.Ordinal)));
                continue;
            }

            var mark = list.LocalName == "ol" ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "- ";
            var blocks = Of(item);
            if (blocks.Count > 0)
                lines.Add(mark + string.Join("\n", blocks).Replace("\n", "\n" + new string(' ', mark.Length), StringComparison.Ordinal));
        }

        return lines.Count == 0 ? [] : [string.Join("\n", lines)];
    }

    // Word writes lists as paragraphs whose mark is a span of its own.
    private string? WordList(IElement paragraph)
    {
        if (!(paragraph.GetAttribute("style") ?? "").Contains("mso-list", StringComparison.OrdinalIgnoreCase))
            return null;
        var mark = paragraph.QuerySelectorAll("span").FirstOrDefault(s => (s.GetAttribute("style") ?? "").Contains("mso-list:Ignore", StringComparison.OrdinalIgnoreCase));
        var isNumber = mark?.TextContent.Any(char.IsAsciiDigit) == true;
        mark?.Remove();
        return (isNumber ? "1. " : "- ") + Inlines.Tidy(inlines.Of(paragraph)).ReplaceLineEndings(" ");
    }

    // Entries of one Word list stand together, or Markdown makes them loose.
    private static List<string> Joined(List<string> blocks)
    {
        for (var i = blocks.Count - 1; i > 0; i--)
        {
            if (IsEntry(blocks[i]) && IsEntry(blocks[i - 1]) && blocks[i][0] == blocks[i - 1][0])
            {
                blocks[i - 1] += "\n" + blocks[i];
                blocks.RemoveAt(i);
            }
        }

        return blocks;

        static bool IsEntry(string block) => block.StartsWith("- ", StringComparison.Ordinal) || block.StartsWith("1. ", StringComparison.Ordinal);
    }
}
