using System.Text.RegularExpressions;
using Portal.EndToEnd.Tests.Running;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>
/// Android WebView 78 and iOS 13 cannot be run here; what they do not understand can be looked for in what is sent to them.
/// A selector that they do not know drops its whole rule, a piece of syntax the whole script.
/// </summary>
public sealed partial class OldBrowserTests(DemoSite demo)
{
    [Fact]
    public async Task Public_styles_hold_nothing_that_would_drop_a_rule_there()
    {
        var files = await FilesAsync(StyleLink());
        Assert.True(files.Count >= 3, $"{files.Count} styles");
        List<string> found = [];
        foreach (var (name, text) in files)
            found.AddRange(YoungStyle().Matches(text).Select(m => $"{name}: {text[Math.Max(0, m.Index - 40)..Math.Min(text.Length, m.Index + 40)]}"));
        Assert.Empty(found);
    }

    [Fact]
    public async Task Public_scripts_hold_neither_syntax_nor_calls_that_are_younger()
    {
        var files = await FilesAsync(ScriptLink());
        Assert.True(files.Count >= 4, $"{files.Count} scripts");
        List<string> found = [];
        foreach (var (name, text) in files)
            found.AddRange(YoungScript().Matches(text).Select(m => $"{name}: {text[Math.Max(0, m.Index - 40)..Math.Min(text.Length, m.Index + 40)]}"));
        Assert.Empty(found);
    }

    [Fact]
    public void An_invented_young_word_is_found()
    {
        Assert.Matches(YoungStyle(), ".a :is(.b,.c){color:red}");
        Assert.Matches(YoungStyle(), ".a{inset:0}");
        Assert.Matches(YoungScript(), "a.replaceChildren(b)");
        Assert.Matches(YoungScript(), "let a=b?.c");
        Assert.DoesNotMatch(YoungScript(), "let a=b?.5:c");
    }

    private async Task<Dictionary<string, string>> FilesAsync(Regex link)
    {
        using var client = new HttpClient { BaseAddress = new Uri(demo.Site.Address) };
        var ct = TestContext.Current.CancellationToken;
        Dictionary<string, string> files = new(StringComparer.Ordinal);
        foreach (var page in new[] { "/", "/rooms/qinghe", "/orders/new", "/calendar", "/stories", "/rooms" })
        {
            foreach (Match match in link.Matches(await client.GetStringAsync(page, ct)))
            {
                var address = match.Groups[1].Value;
                if (!files.ContainsKey(address))
                    files[address] = await client.GetStringAsync(address, ct);
            }
        }

        return files;
    }

    [GeneratedRegex("""<link rel="stylesheet" href="([^"]+)""")]
    private static partial Regex StyleLink();

    [GeneratedRegex("""<script type="module" src="([^"]+)""")]
    private static partial Regex ScriptLink();

    // :has in a rule of its own and @container are harmless where nothing depends on them; those that are left say so in their files.
    [GeneratedRegex(@":is\(|:where\(|[;{]inset:|@layer|color-mix\(|&[ .:>]|:not\([^()]*,")]
    private static partial Regex YoungStyle();

    [GeneratedRegex(@"\?\.[A-Za-z_$\[(]|\?\?|\.replaceChildren\(|\.replaceAll\(|\.finished\b|structuredClone\(|Promise\.any\(|Object\.hasOwn\(|\.at\(-|\|\|=|&&=|static\{")]
    private static partial Regex YoungScript();
}
