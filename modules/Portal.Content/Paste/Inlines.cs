using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Portal.Content.Markup;

namespace Portal.Content.Paste;

/// <summary>What stands in a line: words, emphasis, links, pictures.</summary>
internal sealed partial class Inlines(Func<PastedPicture, string?> picture)
{
    private static readonly HashSet<string> Dropped =
    [
        "script", "style", "head", "title", "meta", "link", "base", "iframe", "frame", "frameset", "object", "embed", "applet", "svg", "math", "template",
        "noscript", "noembed", "noframes", "xmp", "plaintext", "textarea", "select", "button", "input", "canvas", "audio", "video", "source", "track",
    ];

    public static bool IsDropped(IElement element) => Dropped.Contains(element.LocalName);

    public string Of(INode node)
    {
        if (node is IText text)
            return Escape(Spaces().Replace(text.Data, " "));
        if (node is not IElement element || IsDropped(element))
            return "";
        if (element.LocalName == "br")
            return "\n";
        if (element.LocalName == "img")
            return Picture(PastedPicture.Of(element), element.GetAttribute("title"));
        var words = string.Concat(element.ChildNodes.Select(Of));
        return element.LocalName switch
        {
            "a" => Link(element.GetAttribute("href"), words),
            "code" or "kbd" or "samp" => words.Contains('`', StringComparison.Ordinal) ? words : Around(element.TextContent, "`"),
            "s" or "del" or "strike" => Around(words, "~~"),
            "b" or "strong" => IsPlain(element) ? words : Around(words, "**"),
            "em" or "i" => Around(words, "*"),
            _ when IsBold(element) => Around(words, "**"),
            "p" or "div" or "li" or "section" or "td" or "th" => words + "\n",
            _ => words,
        };
    }

    /// <summary>Trims every line, and escapes what would begin a block.</summary>
    public static string Tidy(string text) =>
        string.Join("\n", text.Split('\n').Select(line => BlockStart().Replace(line.Trim(), @"$1\$2")).Where(line => line.Length > 0));

    private string Picture(PastedPicture found, string? title)
    {
        if (picture(found) is not { } address || LinkRules.Media(address) is null)
            return "";
        var caption = string.IsNullOrWhiteSpace(title) ? "" : $" \"{title.Replace("\"", "”", StringComparison.Ordinal).ReplaceLineEndings(" ")}\"";
        return $"![{Escape(found.Alt.ReplaceLineEndings(" "))}]({address}{caption})";
    }

    private static string Link(string? address, string words)
    {
        var trimmed = address?.Trim();
        if (words.Trim().Length == 0 || trimmed is null || trimmed.StartsWith('#') || !LinkRules.Allows(trimmed))
            return words;
        return $"[{words.Trim()}](<{trimmed}>)";
    }

    // CommonMark §6.2: a mark beside a space is no mark, so the spaces move out.
    private static string Around(string words, string mark)
    {
        var trimmed = words.Trim();
        if (trimmed.Length == 0 || trimmed.Contains('\n', StringComparison.Ordinal) || trimmed.StartsWith(mark, StringComparison.Ordinal))
            return words;
        var start = words.IndexOf(trimmed, StringComparison.Ordinal);
        return words[..start] + mark + trimmed + mark + words[(start + trimmed.Length)..];
    }

    private static bool IsBold(IElement element) =>
        element.LocalName == "span" && BoldStyle().IsMatch(element.GetAttribute("style") ?? "");

    // Google Docs wraps everything in <b style="font-weight:normal">.
    private static bool IsPlain(IElement element) =>
        (element.GetAttribute("style") ?? "").Replace(" ", "", StringComparison.Ordinal).Contains("font-weight:normal", StringComparison.OrdinalIgnoreCase);

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            if (character is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '~')
                escaped.Append('\\');
            if (character is '\u00a0' or '\u200b' or '\ufeff')
                escaped.Append(character == '\u00a0' ? ' ' : "");
            else if (!char.IsControl(character))
                escaped.Append(character);
        }

        return escaped.ToString();
    }

    [GeneratedRegex(@"[ \t\r\n\f]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(\d{0,9})([#>+\-.)=|])(?=\s|$|[#>+\-=|])")]
    private static partial Regex BlockStart();

    [GeneratedRegex(@"font-weight\s*:\s*(bold|[6-9]00)", RegexOptions.IgnoreCase)]
    private static partial Regex BoldStyle();
}
