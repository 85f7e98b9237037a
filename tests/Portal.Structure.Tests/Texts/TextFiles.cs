using System.Xml.Linq;

namespace Portal.Structure.Tests.Texts;

/// <summary>The pairs of text files by the name of their class: <c>RoomsTexts</c>.</summary>
internal static class TextFiles
{
    public static IReadOnlyDictionary<string, (string Path, HashSet<string> Keys)> Chinese { get; } =
        Repository.Files(".resx", "modules", "site", "themes")
            .Where(path => !path.EndsWith(".en.resx", StringComparison.Ordinal))
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => (path, Keys(path)), StringComparer.Ordinal);

    public static HashSet<string> Keys(string path) => Entries(path).Select(e => e.Key).ToHashSet(StringComparer.Ordinal);

    public static IEnumerable<KeyValuePair<string, string>> Entries(string path) =>
        XDocument.Parse(Repository.Read(path)).Root!.Elements("data")
            .Select(e => KeyValuePair.Create(e.Attribute("name")!.Value, e.Element("value")?.Value ?? ""));
}
