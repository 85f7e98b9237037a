using System.Text.RegularExpressions;
using Portal.Structure.Tests.Code;

namespace Portal.Structure.Tests.Texts;

/// <summary>All words that people read lie in text files, in Chinese and in English.</summary>
public sealed partial class TextTests
{
    [Fact]
    public void Every_text_has_its_English_twin_that_asks_for_no_more_to_fill_in()
    {
        var unequal = TextFiles.Chinese.Values.SelectMany(file => Unequal(file.Path, file.Path[..^".resx".Length] + ".en.resx"));
        Findings.None(unequal);
    }

    [Fact]
    public void Every_text_that_is_asked_for_exists()
    {
        var missing = new[] { ".cs", ".razor" }
            .SelectMany(ending => Repository.Files(ending, "modules", "site", "themes"))
            .SelectMany(path => Missing(path, Repository.Read(path)));
        Findings.None(missing);
    }

    [Fact]
    public void No_Chinese_stands_in_code_or_markup()
    {
        var found = new[] { ".cs", ".razor" }
            .SelectMany(ending => Repository.Files(ending, "modules", "site", "themes"))
            .SelectMany(path => Source.Find(path, Source.WithoutComments(Repository.Read(path)), ChineseCharacter()));
        Findings.None(found);
    }

    [Fact]
    public void An_invented_key_is_found_missing()
    {
        var file = TextFiles.Chinese.First();
        Assert.Single(Missing("Invented.razor", $"@inject IStringLocalizer<{file.Key}> T\n<p>@T[\"no.such.key\"]</p>"));
        Assert.Single(Missing("Invented.cs", $"new DeskEntry(\"no.such.key\", typeof({file.Key}), \"/desk\")"));
        Assert.Empty(Missing("Invented.cs", $"class A(IStringLocalizer<{file.Key}> t) {{ string B => t[\"{file.Value.Keys.First()}\"]; }}"));
    }

    private static IEnumerable<string> Unequal(string chinese, string english)
    {
        var (a, b) = (TextFiles.Entries(chinese).ToList(), TextFiles.Entries(english).ToList());
        foreach (var (path, keys) in new[] { (chinese, a.Select(e => e.Key)), (english, b.Select(e => e.Key)) })
        {
            // The build compares without case and drops the second.
            foreach (var twice in keys.GroupBy(k => k, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
                yield return $"{path}: {twice.Key} stands there twice";
        }
        foreach (var key in a.ExceptBy(b.Select(e => e.Key), e => e.Key))
            yield return $"{english} lacks {key.Key}";
        foreach (var key in b.ExceptBy(a.Select(e => e.Key), e => e.Key))
            yield return $"{chinese} lacks {key.Key}";
        foreach (var (first, second) in a.Join(b, e => e.Key, e => e.Key, (x, y) => (x, y)))
        {
            // English may leave one out (the year's two cyclic characters), but must not ask for what is not given.
            if (!Places(second.Value).IsSubsetOf(Places(first.Value)))
                yield return $"{english}: {first.Key} has places to fill in that the Chinese text has not";
        }
    }

    private static HashSet<string> Places(string text) => PlaceToFillIn().Matches(text).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Missing(string path, string code)
    {
        var asked = Localizer().Matches(code)
            .Select(l => (Texts: l.Groups[1].Value, Name: l.Groups[2].Value))
            .Distinct()
            .GroupBy(l => l.Name)
            .Where(g => g.Count() == 1) // The same name for two classes in one file: nobody can tell by reading lines.
            .SelectMany(g => Indexer(g.Key).Matches(code).Select(m => (g.Single().Texts, Key: m.Groups[1].Value)))
            .Concat(Entry().Matches(code).Select(m => (Texts: m.Groups[2].Value, Key: m.Groups[1].Value)));
        foreach (var (texts, key) in asked.Distinct())
        {
            if (!TextFiles.Chinese.TryGetValue(texts, out var file))
                yield return $"{path}: there is no {texts}.resx";
            else if (!file.Keys.Contains(key))
                yield return $"{path}: {file.Path} lacks {key}";
        }
    }

    private static Regex Indexer(string name) => new($@"\b{Regex.Escape(name)}\s*\[\s*""([^""{{}}]+)""\s*[\],]");

    [GeneratedRegex(@"IStringLocalizer<(\w+)>\s+(\w+)")]
    private static partial Regex Localizer();

    [GeneratedRegex(@"DeskEntry\(\s*""([^""]+)"",\s*typeof\((\w+)\)")]
    private static partial Regex Entry();

    [GeneratedRegex(@"\{(\d+)")]
    private static partial Regex PlaceToFillIn();

    // Ideographs. Full-width letters and punctuation may stand in code that compares characters.
    [GeneratedRegex(@"[\u3400-\u9FFF\uF900-\uFAFF]")]
    private static partial Regex ChineseCharacter();
}
