using System.Text.RegularExpressions;
using Portal.Structure.Tests.Code;

namespace Portal.Structure.Tests.Texts;

/// <summary>All words that people read lie in text files, in Chinese and in English.</summary>
public sealed partial class TextTests
{
    [Fact]
    public void Every_text_has_its_English_twin_that_asks_for_no_more_to_fill_in()
    {
        var unequal = TextFiles.Chinese.Values.SelectMany(file =>
        {
            var english = file.Path[..^".resx".Length] + ".en.resx";
            return Unequal(file.Path, TextFiles.Entries(file.Path), english, TextFiles.Entries(english));
        });
        Findings.None(unequal);
    }

    [Theory]
    [InlineData("a=甲", "a=A", null)]
    [InlineData("a=甲 b=乙", "a=A", "en lacks b")]
    [InlineData("a=甲", "a=A b=B", "zh lacks b")]
    [InlineData("a=甲", "a={0}", "en: a has places to fill in that the Chinese text has not")]
    [InlineData("a={0}", "a=A", null)]
    [InlineData("a=甲 A=乙", "a=A", "zh: a stands there twice")]
    [InlineData("a=甲", "a=", "en: a is empty")]
    [InlineData("a=甲", "a=甲", "en: a is still Chinese")]
    public void Invented_texts_that_differ_are_found(string chinese, string english, string? finding)
    {
        static IEnumerable<KeyValuePair<string, string>> Read(string texts) => texts.Split(' ').Select(t => KeyValuePair.Create(t.Split('=')[0], t.Split('=')[1]));
        var found = Unequal("zh", Read(chinese), "en", Read(english)).ToList();
        Assert.Equal(finding is null, found.Count == 0);
        if (finding is not null)
            Assert.Contains(finding, found);
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
    public void No_English_sentence_stands_in_markup() =>
        Findings.None(Repository.Files(".razor", "modules", "site", "themes").SelectMany(path => English(path, Repository.Read(path))));

    [Theory]
    [InlineData("<p>Nothing here yet</p>", true)]
    [InlineData("<button class=\"btn\">Save</button>", true)]
    [InlineData("<input placeholder=\"Your name\" />", true)]
    [InlineData("<img src=\"/a.svg\" alt=\"A tea house\" />", true)]
    [InlineData("<FormField Name=\"phone\" Label=\"Telephone\" />", true)]
    [InlineData("<p>@T[\"none\"]</p>", false)]
    [InlineData("<a class=\"btn\" href=\"/a.xlsx\">Excel</a>", false)]
    [InlineData("<input placeholder=\"/articles\" />", false)]
    [InlineData("@* <p>Nothing here yet</p> *@", false)]
    public void An_invented_English_text_in_markup_is_found(string markup, bool isFound) => Assert.Equal(isFound, English("Invented.razor", markup).Any());

    [Theory]
    [InlineData("<p>还没有</p>", true)]
    [InlineData("<input placeholder=\"称呼\" />", true)]
    [InlineData("string Why => \"还没有\";", true)]
    [InlineData("// 点单: an order", false)]
    [InlineData("@* 点单 *@", false)]
    public void An_invented_Chinese_text_is_found(string code, bool isFound) =>
        Assert.Equal(isFound, Source.Find("Invented", Source.WithoutComments(code), ChineseCharacter()).Any());

    [Fact]
    public void An_invented_key_is_found_missing()
    {
        var file = TextFiles.Chinese.First();
        Assert.Single(Missing("Invented.razor", $"@inject IStringLocalizer<{file.Key}> T\n<p>@T[\"no.such.key\"]</p>"));
        Assert.Single(Missing("Invented.cs", $"new DeskEntry(\"no.such.key\", typeof({file.Key}), \"/desk\")"));
        Assert.Empty(Missing("Invented.cs", $"class A(IStringLocalizer<{file.Key}> t) {{ string B => t[\"{file.Value.Keys.First()}\"]; }}"));
    }

    private static IEnumerable<string> Unequal(
        string chinese, IEnumerable<KeyValuePair<string, string>> chineseTexts, string english, IEnumerable<KeyValuePair<string, string>> englishTexts)
    {
        var (a, b) = (chineseTexts.ToList(), englishTexts.ToList());
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
            if (string.IsNullOrWhiteSpace(second.Value) && !string.IsNullOrWhiteSpace(first.Value))
                yield return $"{english}: {first.Key} is empty";
            else if (first.Value == second.Value && ChineseCharacter().IsMatch(first.Value) && !SpokenInBoth.Contains(first.Key))
                yield return $"{english}: {first.Key} is still Chinese";
        }
    }

    // The name of a language stands in that language everywhere.
    private static readonly HashSet<string> SpokenInBoth = new(StringComparer.Ordinal) { "language.zh" };

    /// <summary>Words between tags and in attributes that people read; names of formats, addresses and codes are no words.</summary>
    private static IEnumerable<string> English(string path, string component)
    {
        var markup = Directive().Replace(Source.WithoutComments(CodeBlock().Split(component)[0]), "");
        return WrittenText().Matches(markup).Concat(WrittenAttribute().Matches(markup))
            .Select(m => m.Groups[1].Value.Trim())
            .Where(words => !Format().IsMatch(words))
            .Select(words => $"{path}: \"{words}\" belongs into a text file");
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

    [GeneratedRegex(@"^@code\b", RegexOptions.Multiline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"^@(inject|using|inherits|implements|typeparam|attribute)\b.*$", RegexOptions.Multiline)]
    private static partial Regex Directive();

    [GeneratedRegex(@">\s*([^<>@{}();=""&]*[A-Za-z]{3,}[^<>@{}();=""]*)<(?=[/a-zA-Z])")]
    private static partial Regex WrittenText();

    [GeneratedRegex(@"\b(?:placeholder|title|aria-label|alt|label|Title|Label|Hint|Lead)=""([^""@]*[A-Za-z]{3,}[^""@]*)""")]
    private static partial Regex WrittenAttribute();

    // Names of file formats, addresses (/articles), keys (accounts.role), codes (FREQ=MONTHLY).
    [GeneratedRegex(@"^(Excel|CSV|RSS|iCal|MP4|PDF|/\S*|[a-z]+(\.[a-z]+)+|[A-Z0-9=;,\-]+)$")]
    private static partial Regex Format();

    // Ideographs. Full-width letters and punctuation may stand in code that compares characters.
    [GeneratedRegex(@"[\u3400-\u9FFF\uF900-\uFAFF]")]
    private static partial Regex ChineseCharacter();
}
