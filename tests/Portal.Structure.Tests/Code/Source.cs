using System.Text.RegularExpressions;

namespace Portal.Structure.Tests.Code;

/// <summary>Source text without its comments, and without its strings. Line breaks stay, so that lines can be named.</summary>
internal static partial class Source
{
    public static string WithoutComments(string code) => Parts().Replace(code, part => IsComment(part.Value) ? Lines(part.Value) : part.Value);

    public static string WithoutCommentsAndStrings(string code) => Parts().Replace(code, part => Lines(part.Value));

    /// <summary>Lines that match, as <c>path:line: text</c>.</summary>
    public static IEnumerable<string> Find(string path, string code, Regex what) =>
        code.Split('\n').Select((text, i) => (Text: text, Line: i + 1)).Where(l => what.IsMatch(l.Text)).Select(l => $"{path}:{l.Line}: {l.Text.Trim()}");

    private static bool IsComment(string part) => part.StartsWith("//", StringComparison.Ordinal)
        || part.StartsWith("/*", StringComparison.Ordinal) || part.StartsWith("@*", StringComparison.Ordinal) || part.StartsWith("<!--", StringComparison.Ordinal);

    private static string Lines(string part) => new('\n', part.Count(c => c == '\n'));

    // Razor and HTML comments; raw, verbatim and plain strings; characters; C# comments.
    [GeneratedRegex(
        """
        @\*[\s\S]*?\*@|<!--[\s\S]*?-->|\"{3,}[\s\S]*?\"{3,}|\$?@\$?"(?:""|[^"])*"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])'|(?<!:)//[^\n]*|/\*[\s\S]*?\*/
        """)]
    private static partial Regex Parts();
}
